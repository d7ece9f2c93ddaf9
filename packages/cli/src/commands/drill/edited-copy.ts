import type { ArtefactReader, TreeReader } from '@sallyport/gate';
import type { SabotageEdit } from '@sallyport/probes';
import { sha256 } from '@sallyport/record';

type Edits = ReadonlyMap<string, Uint8Array | null>;

/** A tree with edits laid over it in memory; the tree itself is only read. */
export function editedTree(tree: TreeReader, edits: readonly SabotageEdit[]): TreeReader {
  const over: Edits = new Map(edits.map((edit) => [edit.path, edit.bytes]));
  async function read(path: string, limit?: number): Promise<Uint8Array | null> {
    const edited = over.get(path);
    return edited === undefined ? await tree.read(path, limit) : edited;
  }
  return {
    commit: tree.commit,
    read,
    async list() {
      const entries = (await tree.list()).filter((entry) => over.get(entry.path) !== null);
      const known = new Set(entries.map((entry) => entry.path));
      const added = [...over].flatMap(([path, bytes]) =>
        bytes !== null && !known.has(path) ? [{ path, kind: 'file' as const, size: bytes.length }] : [],
      );
      return [...entries.map((entry) => ({ ...entry, size: over.get(entry.path)?.length ?? entry.size })), ...added];
    },
    async find(path) {
      const edited = over.get(path);
      if (edited) return { path, exact: true };
      const found = await tree.find(path);
      return found && over.get(found.path) === null ? null : found;
    },
    async sha256(path) {
      const edited = over.get(path);
      return edited === undefined ? await tree.sha256(path) : edited && sha256(edited);
    },
  };
}

/** The same for untracked artefacts. */
export function editedArtefacts(artefacts: ArtefactReader, edits: readonly SabotageEdit[]): ArtefactReader {
  const over: Edits = new Map(edits.map((edit) => [edit.path, edit.bytes]));
  return {
    async list(folder) {
      const paths = (await artefacts.list?.(folder)) ?? [];
      const added = [...over.keys()].filter((path) => path.startsWith(`${folder}/`) && !paths.includes(path));
      return [...paths, ...added].filter((path) => over.get(path) !== null);
    },
    async find(path) {
      const edited = over.get(path);
      if (edited === undefined) return await artefacts.find(path);
      return edited && { path, size: edited.length, sha256: sha256(edited) };
    },
    async head(path, length) {
      const edited = over.get(path);
      return edited === undefined ? await artefacts.head(path, length) : edited && edited.subarray(0, length);
    },
  };
}
