import { decisionCommit, factsOf, type Session, sessionOf } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { type AcceptedStatement, pendingStatements } from '@sallyport/store';
import { closeRepository, openRepository, type Repository, readRecordFiles } from '@sallyport/workspace';
import { type GatePlace, serverCaller } from './gate-place.ts';
import { heldStatements } from './held-statements.ts';
import type { JudgedGate } from './judged-gate.ts';
import { pendingFiles } from './pending-files.ts';

/** A judgement with the session that it was made in. */
export type Judged = Omit<JudgedGate, 'revision' | 'trouble'> & { readonly session: Session };

/**
 * Judges the gate as it stands now: the record branch and what only the database has, the tip of the named branch, and
 * the clock. Writes nothing and fetches nothing. Throws what a session on a repository throws.
 */
export async function judge(place: GatePlace): Promise<Judged> {
  const pending = await pendingStatements(place.store);
  const repository = await openRepository(place.directory);
  try {
    return await judgeIn(place, repository, pending);
  } catch (error) {
    // Its process would be left to nobody, and a gate that cannot be judged is tried again and again.
    closeRepository(repository);
    throw error;
  }
}

async function judgeIn(
  place: GatePlace,
  repository: Repository,
  pending: readonly AcceptedStatement[],
): Promise<Judged> {
  const sealed = await readRecordFiles(repository);
  const held = await heldStatements(place.store, sealed);
  const files = new Map([...sealed, ...pendingFiles(held)]);
  const sync = { reached: false, why: 'the server fetches beside its judging', rewound: false };
  const session = await sessionOf({ caller: serverCaller(place), repository, files, sync });
  const facts = await factsOf(session);
  const board = boardOf(facts);
  const commit = board.decision?.verdict === 'GO' ? await decisionCommit(repository, session) : null;
  const { gate, record } = session;
  const waiting = new Set([...pending, ...held].map(({ digest }) => digest));
  return { session, gate, record, facts, board, commit, waiting };
}
