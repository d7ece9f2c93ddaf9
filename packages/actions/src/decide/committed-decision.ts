import { type Board, boardOf, replayDecision } from '@sallyport/gate';
import type { RecordView, Sha256 } from '@sallyport/record';
import { gitText } from '@sallyport/workspace';
import { factsOf } from '../judge/facts-of.ts';
import type { Founded } from '../session/require-record.ts';

export interface CommittedDecision {
  readonly decision: Sha256;
  readonly commit: string;
  /** What stands today, which may be less than what was decided. */
  readonly board: Board;
}

/**
 * The GO whose commit is the tip of the named branch already, or null. There is one commit a decision: deciding again
 * finds it instead of making another, while a GO whose commit was cut short by a crash is committed. A decision that
 * its author took back is none, nor are two that crossed unseen.
 */
export async function committedDecision(session: Founded): Promise<CommittedDecision | null> {
  const { record, repository, materials, gate } = session;
  const message = await gitText(['log', '-1', '--format=%B', materials.commit], { cwd: repository.directory });
  if (message.trimEnd() !== gate.git.message) return null;
  const board = boardOf(await factsOf(session));
  if (board.decision?.verdict !== 'GO') return null;
  const last = record.statements.find((each) => each.digest === board.decision?.statement);
  if (last?.type !== 'decision' || last.standing !== 'good') return null;
  // Anybody can sign a statement that says GO and make a commit that reads like ours; what it says is computed again.
  if (!replayDecision(record, last).agrees || !(await restsOnItsGateFile(record, last.body.snapshot.baseline)))
    return null;
  return { decision: last.digest, commit: materials.commit, board };
}

/** Replay computes over the sealed form; two persons could have sealed one that the gate file does not say. */
async function restsOnItsGateFile(record: RecordView, baseline: Sha256): Promise<boolean> {
  const sealed = record.statements.find((each) => each.digest === baseline);
  if (sealed?.type !== 'gate') return false;
  const { checkSealedGate } = await import('@sallyport/workspace/gate-file');
  return (await checkSealedGate(sealed.body, record.blobs)).result === 'agrees';
}
