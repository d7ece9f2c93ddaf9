import {
  append,
  type CommittedDecision,
  commitDecided,
  committedDecision,
  draftDecision,
  factsOf,
  gateChangedText,
  openSession,
  paperKinds,
  personOf,
  readVerified,
  refuseUndecidable,
  refuseWrongClock,
  renderPapers,
  requireRecord,
  seal,
  sealKeyHere,
} from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { gitIdentity, readRecordFiles } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { boardExitCode, exitCode, verdictExitCode } from '../../exit-code.ts';
import { boardText } from '../../render/board-text.ts';

/** `sallyport decide`: seal, compute, sign, seal; and only on GO write the outcome and make the one commit. */
export async function run(invocation: Invocation): Promise<number> {
  const opened = requireRecord(await openSession(invocation.caller));
  refuseUndecidable(opened);
  await refuseWrongClock(opened);
  const sealKey = await sealKeyHere(opened);
  if (sealKey === null) {
    throw new CliError(
      'CLI_NOT_ALLOWED',
      'A decision is sealed at once, and this clone has no seal key. Decide where the seal key is.',
      { command: 'git config sallyport.sealKey PATH' },
    );
  }
  const author = await personOf(opened, opened.record.roots.at(-1));
  const done = await committedDecision(opened);
  if (done) return sayDecidedBefore(invocation, done, opened.gate.git.branch);
  await seal(opened, sealKey);
  const record = await readVerified(opened.repository, await readRecordFiles(opened.repository));
  const session = requireRecord({ ...opened, record });
  const facts = await factsOf(session);
  // Everything that could stop the commit is found out before the decision is signed.
  const { statements, body, approved } = await draftDecision(session, facts);
  for (const line of gateChangedText(session.record, body.snapshot.baseline, session.caller.now()))
    invocation.terminal.note(line);
  const outcome = approved && { approved, identity: gitIdentity(session.repository) };
  const decided = await append(session, author, statements);
  const after = requireRecord({ ...session, record: decided.record });
  const board = boardOf({ ...facts, record: decided.record });
  const { terminal } = invocation;
  let committed = null;
  if (outcome) {
    // The work tree is written by the commit alone, which either happens or does not.
    const papers = await renderPapers(after, board, paperKinds);
    const written = await append(after, author, papers.statements);
    const sealed = requireRecord({ ...after, record: written.record });
    const signer = { keyPath: author.keyPath, identity: outcome.identity };
    committed = await commitDecided(sealed, outcome.approved, signer);
  }
  if (terminal.json) {
    terminal.document({
      verdict: body.verdict,
      decision: decided.digests[0],
      commit: committed?.commit ?? null,
      branch: session.gate.git.branch,
      report: decided.report,
      reasons: body.reasons,
    });
  } else {
    terminal.out(boardText(board, terminal));
    terminal.out(`\nDecision ${decided.digests[0]?.slice(0, 12)} (${decided.report}).`);
    if (committed) {
      const { commit, removed, kept } = committed;
      terminal.out(`${session.gate.phase.outcome}. Commit ${commit.slice(0, 12)} on ${session.gate.git.branch}.`);
      for (const path of removed) terminal.note(`${path} lay here untracked; it is in the commit now.`);
      for (const path of kept)
        terminal.note(`${path} lies here untracked and differs from the commit: move it before you switch there.`);
      terminal.out(`  git push ${session.repository.remotes[0]?.name ?? 'origin'} ${session.gate.git.branch}`);
    } else terminal.out('Nothing was committed: only a GO is.');
  }
  return verdictExitCode(body.verdict);
}

/** What was decided stays decided, and what stands today may be something else: both are said, today's one counts. */
function sayDecidedBefore({ terminal }: Invocation, done: CommittedDecision, branch: string): number {
  const { decision, commit, board } = done;
  const { verdict, door } = board;
  const code = boardExitCode(board);
  if (terminal.json) {
    terminal.document({ verdict, door, decided: 'GO', decision, commit, branch, report: 'decided before' });
    return code;
  }
  terminal.out(
    `Decided before: ${decision.slice(0, 12)} is GO, and its commit ${commit.slice(0, 12)} is the tip of ${branch}.`,
  );
  terminal.out(`Today: ${verdict}, door ${door}.`);
  if (code !== exitCode.go) terminal.out(`\n${boardText(board, terminal)}`);
  return code;
}
