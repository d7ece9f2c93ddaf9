import type { Position } from '@sallyport/compose';
import type { EnvironmentValue, ServiceView, StackView } from '../stack/stack-view.ts';
import { holdsNothing, looksRandom, whyGuessable } from './known-values.ts';
import { liveKey, publishedKey } from './published-keys.ts';
import { isSecretName, isVague } from './secret-name.ts';

/** A secret as a service gets it by its environment. */
export interface ServiceSecret {
  readonly name: string;
  /** null: it comes from the shell, or from a secret file. */
  readonly value: string | null;
  readonly at: Position;
  /** Names of the variables in its place; empty: it is written out. */
  readonly variables: readonly string[];
  /** Its template has a default, and the default is what stands there now. */
  readonly byDefault: boolean;
  /** Its template has a default, in force or not. */
  readonly hasDefault: boolean;
  /** It stands in an environment file, or comes from one by a variable. */
  readonly committed: boolean;
  /** Why somebody would guess it; null: nobody would, or the value is not known. */
  readonly guessable: string | null;
}

/** Secrets in the environment of a service: by their names, and by addresses that carry a password. */
export function secretsOf(service: ServiceView, stack: StackView): readonly ServiceSecret[] {
  return service.environment.flatMap((entry) => {
    const value = secretIn(entry);
    if (value === undefined || entry.at === null) return [];
    const uses = stack.project.variables.filter(({ at }) => isSame(at, entry.at));
    const named = names(service, stack);
    return [
      {
        name: entry.name,
        value,
        at: entry.at,
        variables: uses.map(({ name }) => name),
        byDefault: uses.some(({ from }) => from === 'default'),
        hasDefault: uses.some(({ hasDefault }) => hasDefault),
        committed: uses.some(({ from }) => from === 'env file') || isFromEnvironmentFile(entry.at, stack),
        guessable: value === null ? null : whyGuessable(value, { names: named }),
      },
    ];
  });
}

/** The secret of an entry; undefined: it has none. Published and live keys have rules of their own. */
function secretIn({ name, value, secret }: EnvironmentValue): string | null | undefined {
  const inAddress = value === null ? undefined : passwordIn(value);
  if (inAddress !== undefined) return inAddress;
  if (!isSecretName(name)) return undefined;
  if (value === null) return secret ? null : undefined;
  if (holdsNothing(value) || publishedKey(value) !== null || liveKey(value) !== null) return undefined;
  if (isVague(name) && !looksRandom(value)) return undefined;
  return value;
}

/** The password in `scheme://user:password@host`; undefined without one. */
export function passwordIn(text: string): string | undefined {
  const [, password] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#:@\s]*:([^/?#@\s]+)@/i.exec(text) ?? [];
  return password === undefined || holdsNothing(password) ? undefined : password;
}

function names(service: ServiceView, stack: StackView): readonly string[] {
  const own = service.environment.flatMap(({ name, value }) =>
    value !== null && /(?:USER|USERNAME|LOGIN|DATABASE|DB|DB_NAME)$/i.test(name) ? [value] : [],
  );
  return [service.name, service.component?.id ?? '', stack.project.name, ...own];
}

function isSame(one: Position, other: Position | null): boolean {
  return other !== null && one.file === other.file && one.line === other.line && one.column === other.column;
}

function isFromEnvironmentFile(at: Position, { project }: StackView): boolean {
  return project.filesRead.some(
    ({ path, purpose }) => purpose === 'environment' && path.replace(/^\/+/, '') === at.file.replace(/^\/+/, ''),
  );
}

/** `A`, `A and B`, `A, B and 2 more`. */
export function listed(items: readonly string[]): string {
  const [first = '', second, ...more] = [...new Set(items)];
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
