import { boardOf } from '@sallyport/gate';
import { gitIdentity, readRecordFiles } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag } from '../../command.ts';
import { boardExitCode, exitCode, verdictExitCode } from '../../exit-code.ts';
import { boardText } from '../../render/board-text.ts';
import { divergedNote, joinCommand } from '../../render/sync-note.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { readVerified } from '../../session/read-verified.ts';
import { requireRecord } from '../../session/require-record.ts';
import { seal } from '../../session/seal.ts';
import { sealKeyOf } from '../../session/seal-key.ts';
import { approvedPapers } from './approved-papers.ts';
import { commitOutcome } from './commit-outcome.ts';
import { type CommittedDecision, committedDecision } from './committed-decision.ts';
import { decisionBody } from './decision-body.ts';

/** `sallyport decide`: seal, compute, sign, seal; and only on GO write the outcome and make the one commit. */
export async function run(invocation: Invocation): Promise<number> {
  const opened = requireRecord(await openSession(invocation));
  const offline = optionFlag(invocation, 'offline');
  if (!offline && !opened.sync.reached && opened.repository.remotes.length > 0) {
    throw new CliError(
      'CLI_NOT_READY',
      `The remote could not be reached (${opened.sync.why}), so statements may be missing here.`,
      { command: 'sallyport decide --offline' },
    );
  }
  const diverged = divergedNote(opened.materials);
  if (diverged) {
    throw new CliError(
      'CLI_NOT_READY',
      `${diverged} What is decided is decided for everybody: join both sides first.`,
      {
        command: joinCommand(opened.materials),
      },
    );
  }
  const sealKey = sealKeyOf(opened.repository, invocation);
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
  const { body } = decisionBody(session, facts, offline);
  // Everything that could stop the commit is found out before the decision is signed.
  const outcome =
    body.verdict === 'GO'
      ? { approved: await approvedPapers(session), identity: gitIdentity(session.repository) }
      : null;
  const decided = await append(session, author, [
    {
      type: 'decision',
      subject: [
        { name: 'candidate', digest: { sha256: facts.candidate } },
        { name: 'baseline', digest: { sha256: body.snapshot.baseline } },
      ].sort((left, right) => (left.name < right.name ? -1 : 1)),
      body,
    },
  ]);
  const after = requireRecord({ ...session, record: decided.record });
  const board = boardOf({ ...facts, record: decided.record });
  const committed = outcome ? await commitOutcome(after, author, board, outcome) : null;
  const { terminal } = invocation;
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
