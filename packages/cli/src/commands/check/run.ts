import { writeFileSync } from 'node:fs';
import { type Board, boardOf } from '@sallyport/gate';
import type { EvidenceEntry } from '@sallyport/record';
import { workTree } from '@sallyport/workspace';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { boardText } from '../../render/board-text.ts';
import { syncNote } from '../../render/sync-note.ts';
import { factsOf } from '../../session/facts-of.ts';
import { hasGateFile } from '../../session/has-gate-file.ts';
import { look } from '../../session/look.ts';
import { openSession, type Session } from '../../session/open-session.ts';
import { recordEvidence } from './record-evidence.ts';

/** `sallyport check` */
export async function run(invocation: Invocation): Promise<number> {
  if (!(await hasGateFile(invocation.directory))) {
    const { survey } = await import('./survey.ts');
    return await survey(invocation);
  }
  const opened = await openSession(invocation);
  const session = optionFlag(invocation, 'workTree') ? onWorkTree(opened) : opened;
  const facts = await factsOf(session);
  const entries = await look(session, facts);
  const recording = optionFlag(invocation, 'record');
  const recorded = recording ? await recordEvidence(session, entries) : null;
  const board = boardOf(recorded ? { ...facts, record: recorded.record } : { ...facts, preview: entries });
  await writeReports(invocation, board);
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ board, entries, evidence: recorded?.digest ?? null, sync: session.sync });
  else {
    terminal.out(boardText(board, terminal));
    terminal.note(syncNote(session));
    if (recorded) terminal.note(` evidence ${recorded.digest.slice(0, 12)} ${recorded.report}`);
  }
  return checkExitCode(entries);
}

/** 1 something failed, 2 something unknown, else 0: what was just seen, not what people still owe. */
export function checkExitCode(entries: readonly EvidenceEntry[]): number {
  if (entries.some((entry) => entry.result === 'Failed')) return exitCode.noGo;
  const unknown =
    entries.length === 0 || entries.some((entry) => entry.result === 'Unknown' || entry.result === 'NotRun');
  return unknown ? exitCode.hold : exitCode.go;
}

function onWorkTree(session: Session): Session {
  return { ...session, tree: workTree(session.repository) };
}

async function writeReports(invocation: Invocation, board: Board): Promise<void> {
  const sarif = optionText(invocation, 'sarif');
  const junit = optionText(invocation, 'junit');
  if (!sarif && !junit) return;
  const { toJunit, toSarif } = await import('@sallyport/papers');
  if (sarif) writeFileSync(sarif, `${JSON.stringify(toSarif(board), null, 2)}\n`);
  if (junit) writeFileSync(junit, toJunit(board));
}
