import { type Repository, setting } from '@sallyport/workspace';
import type { Invocation } from '../command.ts';
import { optionText } from '../command.ts';

/** Path of the seal key that this clone holds, or null: `--seal-key`, SALLYPORT_SEAL_KEY, git config sallyport.sealKey. */
export function sealKeyOf(repository: Repository, invocation: Invocation): string | null {
  const named = optionText(invocation, 'sealKey') ?? invocation.environment['SALLYPORT_SEAL_KEY'];
  return named || setting(repository.settings, 'sallyport.sealKey');
}
