import { append, draftPoll, factsOf, gateChangedText, openSession, personOf, requireRecord } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { boardExitCode } from '../../exit-code.ts';
import { rollCallText } from '../../render/roll-call-text.ts';
import { watchRollCall } from './watch-roll-call.ts';

/** `sallyport kickoff poll`: the chair's roll call; opens a poll where none is open, else shows the one that is. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const facts = await factsOf(session);
  let board = boardOf(facts);
  const running = board.poll?.state === 'open' || board.poll?.state === 'complete';
  if (!running || optionFlag(invocation, 'new')) {
    const author = await personOf(session, session.record.roots.at(-1));
    const deadline = optionText(invocation, 'deadline') ?? null;
    const draft = draftPoll(session, { facts, board }, { deadline });
    const now = session.caller.now();
    const changed = board.baseline ? gateChangedText(session.record, board.baseline.statement, now) : [];
    for (const line of changed) invocation.terminal.note(line);
    const { record } = await append(session, author, draft);
    board = boardOf({ ...facts, record });
  }
  const { terminal } = invocation;
  if (optionFlag(invocation, 'watch') && !terminal.json) board = await watchRollCall(invocation, board);
  if (terminal.json) terminal.document({ poll: board.poll, verdict: board.verdict });
  else terminal.out(rollCallText(board, terminal));
  return boardExitCode(board);
}
