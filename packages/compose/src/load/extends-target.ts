import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, MapNode, Position } from '../node.ts';

/** What a service extends. Without a file it is a service of the same document. */
export interface ExtendsTarget {
  readonly service: string;
  readonly file: string | null;
  readonly at: Position;
}

/** Null for a service that extends nothing. Throws COMPOSE_EXTENDS where it does not say which service. */
export function extendsTarget(service: MapNode, name: string): ExtendsTarget | null {
  const written = service.entries.get('extends')?.value;
  if (written === undefined || (written.kind === 'scalar' && written.value === null)) {
    return null;
  }
  if (written.kind === 'scalar') {
    return { service: text(written, name, written), file: null, at: written.at };
  }
  const target = written.kind === 'map' ? written.entries.get('service')?.value : undefined;
  if (written.kind !== 'map' || target === undefined) {
    throw refused(written, name);
  }
  const file = written.entries.get('file')?.value;
  const here = file === undefined || (file.kind === 'scalar' && file.value === null);
  return { service: text(target, name, written), file: here ? null : text(file, name, written), at: target.at };
}

function text(node: ComposeNode, name: string, written: ComposeNode): string {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    throw refused(written, name);
  }
  return node.value;
}

function refused(written: ComposeNode, name: string): ComposeError {
  return new ComposeError({
    code: 'COMPOSE_EXTENDS',
    message: `${name} does not say which service it extends.`,
    at: written.at,
    path: ['services', name, 'extends'],
    suggestion: 'Write `extends: {service: NAME}`, with `file: PATH` for a service of another file.',
  });
}
