import { replayDecision } from '@sallyport/gate';
import type { Sha256 } from '@sallyport/record';
import { gitText } from '@sallyport/workspace';
import type { Founded } from '../../session/require-record.ts';

/**
 * The GO whose commit is the tip of the named branch already, or null. There is one commit a decision: deciding again
 * finds it instead of making another, while a GO whose commit was cut short by a crash is committed.
 */
export async function committedDecision({
  record,
  repository,
  materials,
  gate,
}: Founded): Promise<{ readonly decision: Sha256; readonly commit: string } | null> {
  const last = record.statements.findLast(
    (each) => each.type === 'decision' && each.header.phase === gate.phase.number,
  );
  if (last?.type !== 'decision' || last.body.verdict !== 'GO' || last.standing !== 'good') return null;
  // Anybody can sign a statement that says GO and make a commit that reads like ours; what it says is computed again.
  if (!replayDecision(record, last).agrees) return null;
  const message = await gitText(['log', '-1', '--format=%B', materials.commit], { cwd: repository.directory });
  return message.trimEnd() === gate.git.message ? { decision: last.digest, commit: materials.commit } : null;
}
