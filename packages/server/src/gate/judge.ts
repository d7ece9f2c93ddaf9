import { factsOf, type Session, sessionOf } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { pendingStatements } from '@sallyport/store';
import { gitText, openRepository, type Repository, readRecordFiles } from '@sallyport/workspace';
import { type GatePlace, serverCaller } from './gate-place.ts';
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
  const files = new Map([...(await readRecordFiles(repository)), ...pendingFiles(pending)]);
  const sync = { reached: false, why: 'the server fetches beside its judging', rewound: false };
  const session = await sessionOf({ caller: serverCaller(place), repository, files, sync });
  const facts = await factsOf(session);
  const board = boardOf(facts);
  const commit = board.decision?.verdict === 'GO' ? await decidedCommit(repository, session) : null;
  const { gate, record } = session;
  return { session, gate, record, facts, board, commit, waiting: new Set(pending.map(({ digest }) => digest)) };
}

/** The newest commit of the named branch with the exact message, which only a decision makes. */
async function decidedCommit({ directory }: Repository, { gate, materials }: Session): Promise<string | null> {
  const log = await gitText(['log', '-n', '200', '--format=%H %s', materials.commit], { cwd: directory });
  const [subject] = gate.git.message.split('\n');
  const line = log.split('\n').find((each) => each.slice(each.indexOf(' ') + 1) === subject);
  return line?.split(' ')[0] ?? null;
}
