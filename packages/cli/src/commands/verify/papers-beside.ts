import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitTree, type Repository, readRef } from '@sallyport/workspace';

const largest = 32 * 1024 * 1024;

/** How papers and the gate file are read beside the record: null where a file is not there. */
export type Papers = (path: string, branch: string) => Promise<Uint8Array | null>;

export function papersInDirectory(directory: string): Papers {
  return async (path) => {
    const file = join(directory, path);
    try {
      const found = lstatSync(file);
      return found.isFile() && found.size <= largest ? readFileSync(file) : null;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  };
}

/** As committed on the branch that the decision names, here or as last fetched. */
export async function papersOnBranch(repository: Repository): Promise<Papers> {
  return async (path, branch) => {
    const tip =
      (await readRef(repository, `refs/heads/${branch}`)) ??
      (await readRef(repository, `refs/remotes/origin/${branch}`));
    return tip === null ? null : await commitTree(repository, tip).read(path, largest);
  };
}
