import { type Repository, setting, WorkspaceError } from '@sallyport/workspace';
import type { Caller } from '../caller.ts';
import type { Founded } from '../session/require-record.ts';
import { ownSigner } from '../statement/author.ts';

/** Path of the seal key that this clone holds, or null: the caller's, SALLYPORT_SEAL_KEY, git config sallyport.sealKey. */
export function sealKeyOf(repository: Repository, { sealKey, environment }: Caller): string | null {
  const named = sealKey ?? environment['SALLYPORT_SEAL_KEY'];
  return named || setting(repository.settings, 'sallyport.sealKey');
}

/**
 * The key to seal with because somebody said so: the seal key, else their own where the trust root lets it seal, as it
 * lets a founder's who named no machine for it. null: neither.
 */
export async function sealKeyHere(session: Founded): Promise<string | null> {
  const named = sealKeyOf(session.repository, session.caller);
  if (named !== null) return named;
  try {
    const { signer, keyPath } = await ownSigner(session);
    return session.record.roots.at(-1)?.sealers.includes(signer.fingerprint) === true ? keyPath : null;
  } catch (error) {
    // Nobody's key is set up here, so none of this clone seals.
    if (error instanceof WorkspaceError) return null;
    throw error;
  }
}
