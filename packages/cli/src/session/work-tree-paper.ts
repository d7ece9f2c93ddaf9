import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Repository } from '@sallyport/workspace';

/** Whether papers are edited here: the named branch is checked out in this work tree. */
export function checkedOutHere(repository: Repository, branch: string): boolean {
  return repository.topLevel !== null && repository.head.kind === 'branch' && repository.head.branch === branch;
}

/** A paper as people have it open; null where it is not there. Paths come from a gate file that was parsed strictly. */
export function readPaper(repository: Repository, path: string): Uint8Array | null {
  if (repository.topLevel === null) return null;
  try {
    return readFileSync(join(repository.topLevel, path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export function writePaper(repository: Repository, path: string, bytes: Uint8Array): void {
  if (repository.topLevel === null) return;
  const file = join(repository.topLevel, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
