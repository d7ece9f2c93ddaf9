import type { ComposeFiles } from '@sallyport/compose';
import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import { ProbeError } from '../../probe-error.ts';
import { readText } from '../../read-text.ts';
import { unseenVariable } from './secret-mark.ts';
import type { TextFile } from './stack-view.ts';

const largestFile = 1024 * 1024;
const unseenFile = new TextEncoder().encode(`${unseenVariable}=\n`);

/** Reads files of the judged tree for the loader and for rules, and remembers what it read. */
export interface StackFiles extends ComposeFiles {
  /** A text file by its path in the tree; null where there is none, or where it is no text. */
  text(path: string): Promise<TextFile | null>;
  /** Everything that was asked for, there or not. */
  readonly seen: ReadonlySet<string>;
}

/** Where the judged tree stands for the loader. No host has such a folder, so that its own paths are told apart. */
export const treeRoot = '/judged-tree';

/** A path of the model as one of the tree; a path of the host stays absolute. */
export function treePath(path: string): string {
  return path === treeRoot ? '' : path.replace(`${treeRoot}/`, '');
}

/** `declared` are secret files that stand on the staging host alone: for the loader they are there, and hold a mark. */
export function stackFiles(tree: TreeReader, declared: ReadonlySet<string>): StackFiles {
  const seen = new Set<string>();
  // The loader, the rules and the component table ask for the same files: each is read once.
  const reading = new Map<string, Promise<Uint8Array | null>>();
  function bytes(path: string): Promise<Uint8Array | null> {
    // Also what cannot be read was asked for.
    seen.add(path);
    const content = reading.get(path) ?? readOnce(path);
    reading.set(path, content);
    return content;
  }
  async function readOnce(path: string): Promise<Uint8Array | null> {
    const found = await tree.find(path);
    return found?.exact === true ? tree.read(found.path, largestFile) : null;
  }
  return {
    seen,
    async read(path) {
      const inTree = treePath(path);
      return (await bytes(inTree)) ?? (declared.has(inTree) ? unseenFile : null);
    },
    async text(path) {
      const content = await bytes(path);
      try {
        return content === null ? null : { path, text: readText(content) };
      } catch (error) {
        if (error instanceof ProbeError) return null;
        throw error;
      }
    },
  };
}

/** Files that the gate file declares as secret: their names are known, and what they say is not. */
export function declaredSecrets(gate: ResolvedGate): ReadonlySet<string> {
  return new Set(gate.untracked.filter(({ kind }) => kind === 'secret').map(({ path }) => path));
}
