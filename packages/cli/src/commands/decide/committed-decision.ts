import { replayDecision } from '@sallyport/gate';
import type { RecordView, Sha256 } from '@sallyport/record';
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
}: Pick<Founded, 'record' | 'repository' | 'materials' | 'gate'>): Promise<{
  readonly decision: Sha256;
  readonly commit: string;
} | null> {
  const last = record.statements.findLast(
    (each) => each.type === 'decision' && each.header.phase === gate.phase.number,
  );
  if (last?.type !== 'decision' || last.body.verdict !== 'GO' || last.standing !== 'good') return null;
  // Anybody can sign a statement that says GO and make a commit that reads like ours; what it says is computed again.
  if (!replayDecision(record, last).agrees || !(await restsOnItsGateFile(record, last.body.snapshot.baseline)))
    return null;
  const message = await gitText(['log', '-1', '--format=%B', materials.commit], { cwd: repository.directory });
  return message.trimEnd() === gate.git.message ? { decision: last.digest, commit: materials.commit } : null;
}

/** Replay computes over the sealed form; two persons could have sealed one that the gate file does not say. */
async function restsOnItsGateFile(record: RecordView, baseline: Sha256): Promise<boolean> {
  const sealed = record.statements.find((each) => each.digest === baseline);
  if (sealed?.type !== 'gate') return false;
  const { checkSealedGate } = await import('@sallyport/workspace/gate-file');
  return (await checkSealedGate(sealed.body, record.blobs)).result === 'agrees';
}
