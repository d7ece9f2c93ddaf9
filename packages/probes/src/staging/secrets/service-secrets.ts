import type { Position, UsedVariable } from '@sallyport/compose';
import { oncePerStack } from '../stack/once-per-stack.ts';
import { isSecretName, isVague } from '../stack/secret-name.ts';
import { treePath } from '../stack/stack-files.ts';
import type { EnvironmentValue, ServiceView, StackView } from '../stack/stack-view.ts';
import { holdsNothing, isPlaceholder, looksRandom, whyGuessable } from './known-values.ts';
import { passwordIn, passwordWritten } from './password-in-address.ts';
import { liveKey, publishedKey } from './published-keys.ts';

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
  const known = secretsIn(stack);
  const found = known.get(service.name) ?? find(service, stack);
  known.set(service.name, found);
  return found;
}

const secretsIn = oncePerStack(() => new Map<string, readonly ServiceSecret[]>());

function find(service: ServiceView, stack: StackView): readonly ServiceSecret[] {
  return service.environment.flatMap((entry) => {
    if (entry.at === null) return [];
    const at = entry.at;
    const around = usesIn(stack).get(placeKey(at)) ?? [];
    // Variables beside it say nothing of a password that is written out.
    const written = around.length > 0 ? passwordWritten(at, stack) : undefined;
    const value = written ?? secretIn(entry);
    if (value === undefined) return [];
    const uses = written === undefined ? around : [];
    return [
      {
        name: entry.name,
        value,
        at,
        variables: uses.map(({ name }) => name),
        byDefault: uses.some(({ from }) => from === 'default'),
        hasDefault: uses.some(({ hasDefault }) => hasDefault),
        committed: uses.some(({ from }) => from === 'env file') || environmentFiles(stack).has(treePath(at.file)),
        guessable: value === null ? null : whyGuessable(value, { names: names(service, stack) }),
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
  if (isVague(name) && !looksRandom(value) && !isPlaceholder(value)) return undefined;
  return value;
}

function names(service: ServiceView, stack: StackView): readonly string[] {
  const own = service.environment.flatMap(({ name, value }) =>
    value !== null && /(?:USER|USERNAME|LOGIN|DATABASE|DB|DB_NAME)$/i.test(name) ? [value] : [],
  );
  return [service.name, service.component?.id ?? '', stack.project.name, ...own];
}

function placeKey({ file, line, column }: Position): string {
  return `${treePath(file)}:${line}:${column}`;
}

const usesIn = oncePerStack(({ project }) => {
  const uses = new Map<string, UsedVariable[]>();
  for (const use of project.variables) {
    const key = placeKey(use.at);
    uses.set(key, [...(uses.get(key) ?? []), use]);
  }
  return uses;
});

const environmentFiles = oncePerStack(
  ({ project }) =>
    new Set(project.filesRead.filter(({ purpose }) => purpose === 'environment').map(({ path }) => treePath(path))),
);

/** `A`, `A and B`, `A, B and 2 more`. */
export function listed(items: readonly string[]): string {
  const [first = '', second, ...more] = [...new Set(items)];
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
