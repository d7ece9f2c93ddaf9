import { type RecordView, readRecord, sealStatements } from '@sallyport/record';
import { appendToRecord, sshKeygenSigner, verifiedCache } from '@sallyport/workspace';
import { ActionError } from '../action-error.ts';
import type { Session } from '../session/open-session.ts';
import { misdatedNotes } from './misdated-notes.ts';
import { sealKeyOf } from './seal-key.ts';

type Place = Pick<Session, 'repository' | 'caller'>;

/** Seals everything that is not sealed yet, if this clone has a seal key. False where it has none. */
export async function sealIfHolder(place: Place): Promise<boolean> {
  const path = sealKeyOf(place.repository, place.caller);
  if (path === null) return false;
  await seal(place, path);
  return true;
}

/** Seals the record under its lock, so that two sealers of one clone cannot fork it. Throws CLI_NOT_ALLOWED. */
export async function seal({ repository, caller }: Place, keyPath: string): Promise<RecordView | null> {
  const signer = await sshKeygenSigner(keyPath);
  const cache = await verifiedCache(repository);
  let view: RecordView | null = null;
  await appendToRecord(
    repository,
    async (current) => {
      view = readRecord(current, { verified: cache });
      const root = view.roots.at(-1);
      if (!root?.sealers.includes(signer.fingerprint)) {
        throw new ActionError(
          'CLI_NOT_ALLOWED',
          `The key ${signer.fingerprint} (${keyPath}) may not seal: trust root ${root?.version} names ${root?.sealers.join(', ')}.`,
        );
      }
      const now = caller.now();
      for (const note of misdatedNotes(view, now)) caller.note(note);
      return await sealStatements(current, view, signer, now);
    },
    { exclusive: true },
  );
  await cache.save();
  return view;
}
