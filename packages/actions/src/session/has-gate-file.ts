import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gitText, openRepository, RECORD_BRANCH, setting } from '@sallyport/workspace';
import { gateFilePath } from './gate-file-path.ts';

/** Whether there is a gate to open here: a gate file in sight, or a record or a named branch that knows of one. */
export async function hasGateFile(directory: string): Promise<boolean> {
  if (existsSync(join(directory, gateFilePath))) return true;
  try {
    const repository = await openRepository(directory);
    if (repository.topLevel !== null && existsSync(join(repository.topLevel, gateFilePath))) return true;
    if (setting(repository.settings, 'sallyport.branch') !== null) return true;
    // In a fresh clone the record is known only as the remote's.
    const places = [`refs/heads/${RECORD_BRANCH}`, `refs/remotes/*/${RECORD_BRANCH}`];
    const found = await gitText(['for-each-ref', '--count=1', '--format=%(refname)', ...places], {
      cwd: repository.directory,
    });
    return found.trim() !== '';
  } catch {
    // Not a repository that can be opened: then there is no gate, and the survey says what it could not judge.
    return false;
  }
}
