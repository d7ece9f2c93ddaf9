import { ComposeError } from '@sallyport/compose';
import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import { exampleNames } from './example-values.ts';
import { loadWithStandIns } from './load-with-stand-ins.ts';
import { declaredSecrets, type StackFiles, stackFiles, treePath, treeRoot } from './stack-files.ts';

/** Each takes a load of its own; nobody writes as many. */
const most = 50;

/**
 * Environment files that these Compose files name under `env_file` and that are neither in the tree nor declared, by
 * their paths in the tree; and the `.env` that Compose reads by itself, where an example of it says what the files ask
 * for in vain. A survey takes them for secret files of the host; where a gate file stands, it must say so.
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
    const unset = new Set<string>();
    let last = '';
    const read = async (path: string): Promise<Uint8Array | null> => {
      const bytes = await files.read(path);
      last = bytes === null ? treePath(path) : '';
      return bytes;
    };
    try {
      await loadWithStandIns(
        {
          files: { ...files, read },
          workingDirectory: treeRoot,
          composeFiles,
          envFiles: environment.filter((path) => !declared.has(path)),
          check: false,
        },
        // What is required may stand in the file that is looked for.
        (name, hasDefault) => {
          if (hasDefault) return undefined;
          unset.add(name);
          return '0';
        },
      );
    } catch (error) {
      if (!(error instanceof ComposeError)) throw error;
      // The loader stops at the first file that it asks for in vain; whatever else stops it is no matter of this.
      const isAbsent = error.code === 'COMPOSE_ENV_FILE' && error.problems[0]?.path.includes('env_file') === true;
      if (isAbsent && last !== '' && !absent.has(last)) {
        absent.add(last);
        continue;
      }
    }
    const own = environment.length === 0 ? await ownByExample(composeFiles[0] ?? '', files, unset) : null;
    return own === null ? [...absent] : [...new Set([...absent, own])];
  }
  return [...absent];
}

/** The `.env` beside the first Compose file, where it is not there and its example sets what nothing else does. */
async function ownByExample(
  composeFile: string,
  files: StackFiles,
  unset: ReadonlySet<string>,
): Promise<string | null> {
  const path = `${composeFile.replace(/[^/]*$/, '')}.env`;
  if (unset.size === 0 || (await files.text(path)) !== null) return null;
  const named = await exampleNames(path, files);
  return named !== null && [...unset].some((name) => named.has(name)) ? path : null;
}
