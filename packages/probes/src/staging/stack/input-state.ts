import { createHash } from 'node:crypto';
import type { TreeReader } from '@sallyport/gate';
import { isConfiguration } from './mounted-files.ts';

/** One thing that reading a stack looks at: what a file says, whether there is a file or folder, or what lies below. */
export interface StackInput {
  readonly look: 'content' | 'presence' | 'names';
  /** Path in the tree; a presence may hold the wildcards of a `COPY`. */
  readonly path: string;
}

/** What these inputs are in this tree, each as a short text: equal texts mean that reading finds the same. */
export async function inputStates(tree: TreeReader, inputs: readonly StackInput[]): Promise<readonly string[]> {
  const paths = (await tree.list()).map(({ path }) => path).sort();
  const known = new Set<string>();
  for (const path of paths) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) known.add(path.slice(0, end));
  }
  return Promise.all(
    inputs.map(async ({ look, path }) => {
      if (look === 'content') return (await tree.sha256(path)) ?? '-';
      if (look === 'names') {
        const below = paths.filter((each) => each.startsWith(`${path}/`) && isConfiguration(each));
        return createHash('sha256').update(below.join('\n')).digest('hex');
      }
      return isThere(path, known, paths) ? '+' : '-';
    }),
  );
}

function isThere(path: string, known: ReadonlySet<string>, paths: readonly string[]): boolean {
  if (!/[*?]/.test(path)) return known.has(path);
  // What stands in front of the first wildcard is enough: more files than needed may count, and never fewer.
  const start = path.slice(0, path.search(/[*?]/));
  return paths.some((each) => each.startsWith(start));
}
