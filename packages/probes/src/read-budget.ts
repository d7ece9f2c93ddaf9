import type { ArtefactReader, HistoryReader, TreeReader } from '@sallyport/gate';
import { rememberPath } from './path-of-bytes.ts';
import type { ProbeContext } from './probe.ts';
import { ProbeError } from './probe-error.ts';

/** How much one run of a probe may read. */
export interface ReadLimits {
  readonly bytes: number;
  readonly files: number;
}

export interface ReadBudget {
  readonly context: Pick<ProbeContext, 'tree' | 'artefacts' | 'history'>;
  /** Why reading was stopped, or null. Stays set when the probe swallows the error. */
  stopped(): ProbeError | null;
}

const behind = new WeakMap<TreeReader, TreeReader>();

/** The tree that a budget was put around: all probes of one look have the same, each with a budget of its own. */
export function treeBehind(tree: TreeReader): TreeReader {
  return behind.get(tree) ?? tree;
}

/** Wraps the readers of a context so that every read is counted, and refused beyond the limits or after an abort. */
export function withReadBudget(context: ProbeContext, limits: ReadLimits, signal: AbortSignal): ReadBudget {
  let bytes = 0;
  let files = 0;
  let stop: ProbeError | null = null;

  function beforeRead(): void {
    if (signal.aborted) throw new ProbeError('PROBE_ABORTED', 'The run was stopped before it was done.');
    files += 1;
    if (files > limits.files) refuse(`more than ${limits.files} reads`);
  }

  function afterRead(length: number): void {
    bytes += length;
    if (bytes > limits.bytes) refuse(`more than ${limits.bytes} bytes`);
  }

  function refuse(what: string): never {
    stop ??= new ProbeError('PROBE_READ_BUDGET', `The probe stopped reading: it would have taken ${what}.`);
    throw stop;
  }

  async function counted<T>(read: () => Promise<T>, length: (value: T) => number): Promise<T> {
    beforeRead();
    const value = await read();
    afterRead(length(value));
    return value;
  }

  const size = (value: Uint8Array | null): number => value?.length ?? 0;
  const none = (): number => 0;
  const { tree, artefacts, history } = context;
  const countedTree: TreeReader = {
    commit: tree.commit,
    list: () => counted(() => tree.list(), none),
    find: (path) => counted(() => tree.find(path), none),
    read: async (path, limit) =>
      rememberPath(await counted(() => tree.read(path, limit).catch(namingFile(path)), size), path),
    sha256: (path) => counted(() => tree.sha256(path), none),
    ...(tree.tracked && { tracked: () => counted(() => tree.tracked?.() ?? Promise.resolve(null), none) }),
  };
  behind.set(countedTree, treeBehind(tree));
  const countedArtefacts: ArtefactReader = {
    find: (path) => counted(() => artefacts.find(path), none),
    head: (path, length) => counted(() => artefacts.head(path, length), size),
    ...(artefacts.list && { list: (folder) => counted(() => artefacts.list?.(folder) ?? Promise.resolve([]), none) }),
  };
  const countedHistory: HistoryReader = {
    shallow: history.shallow,
    commit: (name) => counted(() => history.commit(name), none),
    readAt: (commit, path) => counted(() => history.readAt(commit, path), size),
    committedAt: (commit) => counted(() => history.committedAt?.(commit) ?? Promise.resolve(null), none),
  };
  return { context: { tree: countedTree, artefacts: countedArtefacts, history: countedHistory }, stopped: () => stop };
}

/** Of all that a reader may refuse, a file beyond the limit is told by its path: it is the file that people can act on. */
function namingFile(path: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'FILE_TOO_LARGE' && code !== 'TREE_FILE_TOO_LARGE') throw error;
    throw new ProbeError('PROBE_FILE_TOO_LARGE', `${path} is larger than this probe reads; nothing was judged.`, {
      cause: error,
    });
  };
}
