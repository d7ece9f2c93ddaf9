import { WorkspaceError } from '../errors.ts';
import { decodeTree, encodeTree, type TreeItem } from './object-format.ts';
import type { ObjectReader } from './object-reader.ts';
import { type ObjectStore, writeObject } from './write-object.ts';

export interface TreeChange {
  readonly mode: '100644' | '100755';
  /** Id of the blob. */
  readonly id: string;
}

/** Paths to what shall stand there; null removes. */
export type TreeChanges = ReadonlyMap<string, TreeChange | null>;

const FOLDER = '40000';

export interface TreeTarget {
  readonly reader: ObjectReader;
  readonly store: ObjectStore;
  /** What stands on a path already: replaced, or kept (a union of content-addressed files). */
  readonly present: 'replaced' | 'kept';
}

/**
 * Writes a tree that is `base` with only these paths replaced and returns its id. Everything else keeps its very ids.
 * @throws WorkspaceError WORK_IN_THE_WAY where a file stands on a path that needs a folder, or the other way round.
 */
export async function editTree(target: TreeTarget, base: string | null, changes: TreeChanges): Promise<string> {
  const byPath = new Map<string, TreeChange | null>();
  for (const [path, change] of changes) byPath.set(Buffer.from(path, 'utf8').toString('latin1'), change);
  const id = await editFolder(target, base, byPath, '');
  return id ?? (await writeObject(target.store, 'tree', Buffer.alloc(0)));
}

/** Returns null for a folder that ends up empty: git keeps none. */
async function editFolder(
  target: TreeTarget,
  base: string | null,
  changes: TreeChanges,
  where: string,
): Promise<string | null> {
  const items = new Map<string, TreeItem>();
  if (base !== null) for (const item of await readTree(target, base)) items.set(item.name, item);
  const inside = new Map<string, Map<string, TreeChange | null>>();
  for (const [path, change] of changes) {
    const slash = path.indexOf('/');
    const name = slash < 0 ? path : path.slice(0, slash);
    if (slash < 0) {
      if (target.present === 'replaced' || !items.has(name)) replace(items, name, change, `${where}${name}`);
    } else {
      const group = inside.get(name) ?? new Map<string, TreeChange | null>();
      group.set(path.slice(slash + 1), change);
      inside.set(name, group);
    }
  }
  for (const [name, group] of inside) {
    const present = items.get(name);
    if (present !== undefined && present.mode !== FOLDER) throw inTheWay(`${where}${name}`);
    const id = await editFolder(target, present?.id ?? null, group, `${where}${name}/`);
    if (id === null) items.delete(name);
    else items.set(name, { mode: FOLDER, name, id });
  }
  return items.size === 0 ? null : writeObject(target.store, 'tree', encodeTree([...items.values()]));
}

function replace(items: Map<string, TreeItem>, name: string, change: TreeChange | null, where: string): void {
  if (items.get(name)?.mode === FOLDER) throw inTheWay(where);
  if (change === null) items.delete(name);
  else items.set(name, { mode: change.mode, name, id: change.id });
}

async function readTree({ reader, store }: TreeTarget, id: string): Promise<TreeItem[]> {
  const tree = await reader.read(id);
  if (tree?.type === 'tree') return decodeTree(store.format, tree.bytes);
  throw new WorkspaceError('GIT_OBJECT_CORRUPT', `The tree ${id} is missing from the object database.`, {
    command: 'git fsck',
  });
}

function inTheWay(path: string): WorkspaceError {
  const shown = Buffer.from(path, 'latin1').toString('utf8');
  return new WorkspaceError(
    'WORK_IN_THE_WAY',
    `The branch has a file where a folder is needed, or the other way round, at ${shown}. Rename one of them.`,
  );
}
