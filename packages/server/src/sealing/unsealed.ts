import { seal } from '@sallyport/actions';
import { readRecord } from '@sallyport/record';
import {
  RECORD_REF,
  type Repository,
  readRecordFiles,
  readRef,
  sshKeygenSigner,
  verifiedCache,
} from '@sallyport/workspace';
import { type GatePlace, serverCaller } from '../gate/gate-place.ts';
import { noteSeal } from './sealed-elsewhere.ts';

/**
 * How many statements of the record branch nobody sealed, where this server's key may: whoever signs in a terminal has no
 * seal key, and a decision rests on a record that is sealed to its end. 0 where it may not.
 */
export async function countUnsealed(place: GatePlace, repository: Repository): Promise<number> {
  const files = await readRecordFiles(repository);
  if (files.size === 0) return 0;
  const { roots, statements } = readRecord(files, { verified: await verifiedCache(repository) });
  const { fingerprint } = await sshKeygenSigner(place.key);
  if (!roots.at(-1)?.sealers.includes(fingerprint)) return 0;
  return statements.filter(({ index }) => index === null).length;
}

/** Seals them, and notes it for the other servers of this database: to seal the same beside this would fork the log. */
export async function sealOthers(place: GatePlace, repository: Repository): Promise<void> {
  await seal({ repository, caller: serverCaller(place) }, place.key);
  const commit = await readRef(repository, RECORD_REF);
  if (commit !== null) await noteSeal(place, commit);
}
