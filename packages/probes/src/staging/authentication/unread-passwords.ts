import type { Position } from '@sallyport/compose';
import { isSecretName } from '../stack/secret-name.ts';
import type { ServiceView } from '../stack/stack-view.ts';

export interface UnreadPassword {
  readonly name: string;
  /** A clause: `the image does not read it`. */
  readonly why: string;
  readonly at: Position;
}

/** Passwords that somebody set for a service and that nothing in it reads. */
export function passwordsUnread(service: ServiceView): readonly UnreadPassword[] {
  const reads = service.component?.reads ?? null;
  return service.environment.flatMap(({ name, at }) => {
    if (at === null || !isSecretName(name.replace(/_FILE$/, ''))) return [];
    if (startsOtherwise(service) && name.startsWith('MONGO_INITDB_'))
      return [{ name, why: 'the entry point that would read it is replaced', at }];
    if (reads === null || reads.some((pattern) => fits(pattern, name))) return [];
    return [{ name, why: 'the image does not read it', at }];
  });
}

/** The script of the image, which reads its settings from the environment, is not what starts. */
export function startsOtherwise({ component, entrypoint }: ServiceView): boolean {
  return (
    component?.entryPoint === 'script' &&
    entrypoint !== null &&
    entrypoint.length > 0 &&
    !entrypoint.some((word) => /docker-entrypoint/.test(word))
  );
}

function fits(pattern: string, name: string): boolean {
  return pattern.endsWith('*')
    ? name.startsWith(pattern.slice(0, -1))
    : pattern.startsWith('*')
      ? name.endsWith(pattern.slice(1))
      : name === pattern;
}
