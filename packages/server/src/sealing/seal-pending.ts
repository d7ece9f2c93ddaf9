import { push, writeFiles } from '@sallyport/actions';
import {
  type AcceptedStatement,
  countPending,
  type HeldLock,
  markPushed,
  markSealed,
  pendingStatements,
  reopenStatements,
} from '@sallyport/store';
import {
  closeRepository,
  openRepository,
  RECORD_REF,
  type Repository,
  readRecordFiles,
  readRef,
  recover,
} from '@sallyport/workspace';
import { type GatePlace, serverCaller } from '../gate/gate-place.ts';
import { heldStatements } from '../gate/held-statements.ts';
import { pendingFiles } from '../gate/pending-files.ts';
import { troubleInWords } from '../gate/trouble.ts';
import { noteUnpushed, sealedElsewhere } from './sealed-elsewhere.ts';
import { sealingAlone } from './sealing-alone.ts';
import { countUnsealed, sealOthers } from './unsealed.ts';

/** How a round of sealing ended. */
export interface SealingRound {
  /** Statements that are still only here, or not at the remote yet. */
  readonly left: number;
  /** Why, for the log; null where nothing is left. */
  readonly why: string | null;
}

/**
 * Writes every statement that is pending to the record branch, seals, pushes, and notes how far it came. A statement's
 * name is its digest, so a round that died anywhere is simply done again, and nothing is ever there twice. What others
 * brought to the branch without a seal is sealed too. `unpushed`: the round before could not push what it sealed.
 */
export async function sealPending(place: GatePlace, patience?: number, unpushed = false): Promise<SealingRound> {
  const waiting = (await countPending(place.store)) || (await countHere(place));
  if (waiting === 0 && !unpushed) return { left: 0, why: null };
  const round = await sealingAlone(place, (lock) => sealUnderLock(place, lock, unpushed), patience);
  return round ?? { left: waiting, why: 'another server of this database seals right now' };
}

async function sealUnderLock(place: GatePlace, lock: HeldLock, unpushed: boolean): Promise<SealingRound> {
  // Read under the lock: what another server has sealed meanwhile is not sealed again.
  const repository = await openRepository(place.directory);
  try {
    await recover(repository);
    const elsewhere = await sealedElsewhere(place, repository);
    if (elsewhere !== null) return { left: (await countPending(place.store)) || 1, why: elsewhere };
    await reopenLost(place, repository);
    const pending = await pendingStatements(place.store);
    if (pending.length === 0) return await sealAndPushOthers({ place, repository, lock }, unpushed);
    const written = await writeTogether({ place, repository, lock }, pending);
    return { left: pending.length - written.pushed, why: written.why };
  } finally {
    closeRepository(repository);
  }
}

/** What the record of this clone lost, or has without a seal. */
async function countHere(place: GatePlace): Promise<number> {
  const repository = await openRepository(place.directory);
  try {
    return (await lostIn(place, repository)).length || (await countUnsealed(place, repository));
  } finally {
    closeRepository(repository);
  }
}

/** Statements that came by the record branch and not by this database: whoever signs in a terminal seals nothing. */
async function sealAndPushOthers({ place, repository, lock }: RecordPlace, unpushed: boolean): Promise<SealingRound> {
  const unsealed = await countUnsealed(place, repository);
  if (unsealed === 0 && !unpushed) return { left: 0, why: null };
  if (!lock.held()) return { left: 1, why: lockLost };
  if (unsealed > 0) await sealOthers(place, repository);
  if (place.offline || repository.remotes.length === 0) return { left: 0, why: null };
  const { reached, why } = await push(repository, serverCaller(place));
  return reached ? { left: 0, why: null } : { left: 1, why: `sealed, not pushed (${why})` };
}

/** Statements that were pushed once and that the record of this clone has not. */
async function lostIn({ store }: GatePlace, repository: Repository): Promise<readonly AcceptedStatement[]> {
  const held = await heldStatements(store, await readRecordFiles(repository));
  return held.filter(({ pushed }) => pushed !== null);
}

/** Nobody else holds something newer, so a remote went back on these: they are sealed and pushed once more. */
async function reopenLost(place: GatePlace, repository: Repository): Promise<void> {
  const lost = await lostIn(place, repository);
  if (lost.length === 0) return;
  place.note(
    `The record lost ${lost.length} statements that were on it: ${lost.map(({ digest }) => digest.slice(0, 12)).join(' ')}. ` +
      'The database has them, and they are sealed again. Find out who moved the branch back.',
  );
  await reopenStatements(
    place.store,
    lost.map(({ digest }) => digest),
  );
}

const lockLost = 'the database let go of the lock that keeps others from sealing';

interface RecordPlace {
  readonly place: GatePlace;
  readonly repository: Repository;
  readonly lock: HeldLock;
}

interface WrittenRound {
  readonly pushed: number;
  readonly why: string | null;
}

/** All at once; where the record would not be readable with all of them, one by one, so that one holds up no other. */
async function writeTogether(where: RecordPlace, pending: readonly AcceptedStatement[]): Promise<WrittenRound> {
  if (!where.lock.held()) return { pushed: 0, why: lockLost };
  try {
    return await write(where, pending);
  } catch (error) {
    if (pending.length === 1) return { pushed: 0, why: troubleInWords(error) };
    let pushed = 0;
    let why: string | null = null;
    for (const each of pending) {
      const one = await writeTogether(where, [each]);
      pushed += one.pushed;
      why ??= one.why;
    }
    return { pushed, why };
  }
}

async function write(
  { place, repository }: RecordPlace,
  statements: readonly AcceptedStatement[],
): Promise<WrittenRound> {
  const { pushed, report } = await writeFiles({ repository, caller: serverCaller(place) }, pendingFiles(statements));
  const commit = await readRef(repository, RECORD_REF);
  const digests = statements.map(({ digest }) => digest);
  // Only what is news: to say it again would make the gate judge again, and that would begin the next round at once.
  const news = statements.filter(({ sealedIn }) => sealedIn !== commit).map(({ digest }) => digest);
  if (commit !== null) await markSealed(place.store, news, commit, place.now());
  // Without a remote the branch here is the only one there is.
  const done = pushed || repository.remotes.length === 0;
  if (done) await markPushed(place.store, digests, place.now());
  else if (commit !== null) await noteUnpushed(place, commit);
  return { pushed: done ? digests.length : 0, why: done ? null : report };
}
