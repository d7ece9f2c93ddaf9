import { writeFileSync } from 'node:fs';
import {
  divergedNote,
  factsOf,
  hasGateFile,
  look,
  openSession,
  readGate,
  recordEvidence,
  type Session,
} from '@sallyport/actions';
import { type Board, boardOf, type Facts } from '@sallyport/gate';
import type { EvidenceEntry } from '@sallyport/record';
import { commitTree } from '@sallyport/workspace';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { boardText } from '../../render/board-text.ts';
import { syncNote } from '../../render/sync-note.ts';

/** `sallyport check` */
export async function run(invocation: Invocation): Promise<number> {
  if (!(await hasGateFile(invocation.caller.directory))) {
    const { survey } = await import('./survey.ts');
    return await survey(invocation);
  }
  const session = await openSession(invocation.caller);
  const facts = await factsOf(session);
  const entries = await look(session, facts);
  const recording = optionFlag(invocation, 'record');
  const recorded = recording ? await recordEvidence(session, entries) : null;
  const board = boardOf(recorded ? { ...facts, record: recorded.record } : { ...facts, preview: entries });
  // A preview of the work tree is held against the record over the committed bytes, as `status` shows it.
  const committed = recorded || invocation.terminal.json ? null : await committedFacts(session, facts);
  const before = committed && boardOf(committed);
  await writeReports(invocation, board);
  const { terminal } = invocation;
  const { sync, materials } = session;
  const diverged = divergedNote(materials);
  if (terminal.json) terminal.document({ board, entries, evidence: recorded?.digest ?? null, sync, materials });
  else {
    if (diverged) terminal.out(diverged);
    terminal.out(boardText(board, terminal, before));
    terminal.note(syncNote(session));
    if (recorded) terminal.note(` evidence ${recorded.digest.slice(0, 12)} ${recorded.report}`);
  }
  return checkExitCode(entries);
}

/** null where what is committed cannot be judged: a preview may be of the very gate file that mends it. */
async function committedFacts(session: Session, facts: Facts): Promise<Facts | null> {
  const { repository, record, materials, tree } = session;
  if (tree.commit !== null) return facts;
  const committed = commitTree(repository, materials.commit);
  try {
    const source = await readGate(committed, record);
    return await factsOf({ ...session, tree: committed, keepTree: committed.keep, source, gate: source.gate });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** 1 something failed, 2 something unknown, else 0: what was just seen, not what people still owe. */
export function checkExitCode(entries: readonly EvidenceEntry[]): number {
  if (entries.some((entry) => entry.result === 'Failed')) return exitCode.noGo;
  const unknown =
    entries.length === 0 || entries.some((entry) => entry.result === 'Unknown' || entry.result === 'NotRun');
  return unknown ? exitCode.hold : exitCode.go;
}

async function writeReports(invocation: Invocation, board: Board): Promise<void> {
  const sarif = optionText(invocation, 'sarif');
  const junit = optionText(invocation, 'junit');
  const report = optionText(invocation, 'report');
  if (!sarif && !junit && !report) return;
  const { toBoardReport, toJunit, toSarif } = await import('@sallyport/papers');
  if (sarif) writeFileSync(sarif, `${JSON.stringify(toSarif(board), null, 2)}\n`);
  if (junit) writeFileSync(junit, toJunit(board));
  if (report) writeFileSync(report, toBoardReport(board));
}
