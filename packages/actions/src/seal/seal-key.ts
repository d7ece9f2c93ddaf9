import { type Repository, setting } from '@sallyport/workspace';
import type { Caller } from '../caller.ts';

/** Path of the seal key that this clone holds, or null: the caller's, SALLYPORT_SEAL_KEY, git config sallyport.sealKey. */
export function sealKeyOf(repository: Repository, { sealKey, environment }: Caller): string | null {
  const named = sealKey ?? environment['SALLYPORT_SEAL_KEY'];
  return named || setting(repository.settings, 'sallyport.sealKey');
}
