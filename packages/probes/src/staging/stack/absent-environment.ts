import { ComposeError, loadProject } from '@sallyport/compose';
import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import { declaredSecrets, stackFiles, treePath, treeRoot } from './stack-files.ts';

/** Each takes a load of its own; nobody writes as many. */
const most = 50;

/**
 * Environment files that these Compose files name under `env_file` and that are neither in the tree nor declared, by
 * their paths in the tree. A survey takes them for secret files of the host; where a gate file stands, it must say so.
 */
export async function findAbsentEnvironment(
  tree: TreeReader,
  gate: ResolvedGate,
  { files: composeFiles, environment }: { readonly files: readonly string[]; readonly environment: readonly string[] },
): Promise<readonly string[]> {
  const declared = declaredSecrets(gate);
  const absent = new Set<string>();
  while (absent.size < most) {
    const files = stackFiles(tree, new Set([...declared, ...absent]));
    let last = '';
    const read = async (path: string): Promise<Uint8Array | null> => {
      const bytes = await files.read(path);
      last = bytes === null ? treePath(path) : '';
      return bytes;
    };
    try {
      await loadProject({
        files: { read },
        workingDirectory: treeRoot,
        composeFiles,
        envFiles: environment.filter((path) => !declared.has(path)),
        // What is required may stand in the file that is looked for.
        fallback: (_, hasDefault) => (hasDefault ? undefined : '0'),
        check: false,
      });
      return [...absent];
    } catch (error) {
      if (!(error instanceof ComposeError)) throw error;
      // The loader stops at the first file that it asks for in vain; whatever else stops it is no matter of this.
      const isAbsent = error.code === 'COMPOSE_ENV_FILE' && error.problems[0]?.path.includes('env_file') === true;
      if (!isAbsent || last === '' || absent.has(last)) return [...absent];
      absent.add(last);
    }
  }
  return [...absent];
}
