import type { Position } from '@sallyport/compose';
import type { ServiceView } from '../stack/stack-view.ts';

/** `0`, `root` and either with a group. */
export function isRoot(user: string): boolean {
  const [name = ''] = user.split(':');
  return name === 'root' || /^0+$/.test(name);
}

export interface RootUser {
  readonly at: Position | { readonly file: string; readonly line: number };
  readonly how: string;
  /** Somebody wrote it down, instead of leaving what the image has. */
  readonly said: boolean;
}

/** Where a service is made to run as root; null where it is not, or where nobody can know from the files. */
export function runsAsRoot(service: ServiceView): RootUser | null {
  const { user } = service.model;
  if (typeof user === 'string' && user !== '') {
    return isRoot(user) ? { at: service.place('user'), how: 'because the Compose file says so', said: true } : null;
  }
  const { dockerfile, component } = service;
  if (dockerfile !== null) {
    for (const stage of dockerfile.ancestry) {
      const last = stage.instructions.findLast(({ keyword }) => keyword === 'USER');
      if (last === undefined) continue;
      if (!isRoot(last.text)) return null;
      return { at: { file: dockerfile.path, line: last.line }, how: 'because its Dockerfile ends as root', said: true };
    }
    return null;
  }
  if (component === null || component.user !== null || component.stepsDown) return null;
  return { at: service.place('image'), how: `as the image ${component.images[0] ?? ''} does by itself`, said: false };
}
