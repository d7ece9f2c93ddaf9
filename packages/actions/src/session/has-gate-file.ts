import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gitText, openRepository, RECORD_BRANCH, setting, WorkspaceError } from '@sallyport/workspace';
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
  } catch (error) {
    // What git will not open may hold a gate all the same: whoever opens it then hears why it cannot be judged.
    const none = error instanceof WorkspaceError && error.code === 'REPOSITORY_NOT_FOUND';
    return !none && isGateAbove(resolve(directory));
  }
}

function isGateAbove(directory: string): boolean {
  const above = dirname(directory);
  return existsSync(join(directory, gateFilePath)) || (above !== directory && isGateAbove(above));
}
