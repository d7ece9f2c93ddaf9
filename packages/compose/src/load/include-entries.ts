import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, MapNode, NodePath, Position } from '../node.ts';

/** One entry of `include`. Paths are as written. */
export interface IncludeEntry {
  readonly paths: readonly { readonly text: string; readonly at: Position }[];
  readonly envFiles: readonly string[];
  readonly projectDirectory: string | null;
  readonly at: Position;
  readonly place: NodePath;
}

/** Throws COMPOSE_INCLUDE with the place of what is no include. */
export function includeEntries(include: ComposeNode | undefined): readonly IncludeEntry[] {
  if (include === undefined || isNothing(include)) {
    return [];
  }
  if (include.kind !== 'list') {
    throw refused('`include` must be a list.', include.at, ['include']);
  }
  return include.items.map((item, index) => includeEntry(item, ['include', index]));
}

function includeEntry(item: ComposeNode, place: NodePath): IncludeEntry {
  if (item.kind === 'scalar' && typeof item.value === 'string') {
    return { paths: [{ text: item.value, at: item.at }], envFiles: [], projectDirectory: null, at: item.at, place };
  }
  if (item.kind !== 'map') {
    throw refused('An include is a path or a map with `path`.', item.at, place);
  }
  refuseUnknownKeys(item, place);
  const paths = texts(item, 'path', place);
  if (paths.length === 0) {
    throw refused('An include needs a `path`.', item.at, place);
  }
  return {
    paths,
    envFiles: texts(item, 'env_file', place).map(({ text }) => text),
    projectDirectory: texts(item, 'project_directory', place)[0]?.text || null,
    at: item.at,
    place,
  };
}

function texts(
  item: MapNode,
  key: string,
  place: NodePath,
): readonly { readonly text: string; readonly at: Position }[] {
  const value = item.entries.get(key)?.value;
  if (value === undefined || isNothing(value)) {
    return [];
  }
  return (value.kind === 'list' ? value.items : [value]).map((node) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      throw refused(`\`${key}\` of an include must be text.`, node.at, [...place, key]);
    }
    return { text: node.value, at: node.at };
  });
}

function refuseUnknownKeys(item: MapNode, place: NodePath): void {
  for (const [key, { keyAt }] of item.entries) {
    if (!['path', 'env_file', 'project_directory'].includes(key) && !key.startsWith('x-')) {
      throw refused(`An include has no \`${key}\`: it has path, env_file and project_directory.`, keyAt, [
        ...place,
        key,
      ]);
    }
  }
}

function isNothing(node: ComposeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function refused(message: string, at: Position, path: NodePath): ComposeError {
  return new ComposeError({ code: 'COMPOSE_INCLUDE', message, at, path, suggestion: null });
}
