import type { ArtefactReader, HistoryReader, TreeReader } from '@sallyport/gate';
import { type CaseHistory, sha256Of } from '../case.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A judged tree in memory, with the behaviour that TreeReader promises. */
export function memoryTree(files: Files, commit: string | null): TreeReader {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  const paths = [...contents.keys()].sort();
  return {
    commit,
    list: () => Promise.resolve(paths.map((path) => ({ path, kind: 'file', size: contents.get(path)?.length ?? 0 }))),
    find(path) {
      if (contents.has(path)) return Promise.resolve({ path, exact: true });
      const other = paths.find((candidate) => candidate.toLowerCase() === path.toLowerCase());
      return Promise.resolve(other === undefined ? null : { path: other, exact: false });
    },
    read(path, limit = 8 * 1024 * 1024) {
      const bytes = contents.get(path) ?? null;
      if (bytes !== null && bytes.length > limit) {
        return Promise.reject(
          Object.assign(new Error(`${path} is larger than ${limit} bytes`), { code: 'TREE_FILE_TOO_LARGE' }),
        );
      }
      return Promise.resolve(bytes);
    },
    sha256(path) {
      const bytes = contents.get(path);
      return Promise.resolve(bytes === undefined ? null : sha256Of(bytes));
    },
  };
}

export function memoryArtefacts(files: Files): ArtefactReader {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  return {
    find(path) {
      const bytes = contents.get(path);
      return Promise.resolve(bytes === undefined ? null : { path, size: bytes.length, sha256: sha256Of(bytes) });
    },
    head: (path, length) => Promise.resolve(contents.get(path)?.subarray(0, length) ?? null),
    list: (folder) => Promise.resolve([...contents.keys()].filter((path) => path.startsWith(`${folder}/`)).sort()),
  };
}

export function memoryHistory(history: CaseHistory): HistoryReader {
  const files = history.files ?? {};
  return {
    commit: (name) => Promise.resolve(Object.hasOwn(history.commits, name) ? (history.commits[name] ?? null) : null),
    readAt(commit, path) {
      const content = files[`${commit}:${path}`];
      return Promise.resolve(content === undefined ? null : bytesOf(content));
    },
    shallow: history.shallow ?? false,
    committedAt: (commit) => Promise.resolve(history.times?.[commit] ?? null),
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
