import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './errors.ts';

/**
 * The true reason why a folder could not be made: on a read-only file system Node calls it ENOENT, and nobody can act
 * on that. Asks the nearest folder that is there; gives back `cause` where that one may be written.
 */
export async function whyClosed(folder: string, cause: unknown): Promise<unknown> {
  if (systemCode(cause) !== 'ENOENT') return cause;
  for (let at = folder; ; at = dirname(at)) {
    try {
      await access(at, constants.W_OK);
      return cause;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' || at === dirname(at)) return error;
    }
  }
}
