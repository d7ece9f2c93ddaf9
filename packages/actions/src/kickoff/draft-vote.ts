import { type Board, snapshotDigest } from '@sallyport/gate';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { PersonAuthor } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';

export interface Vote {
  readonly answer: 'go' | 'no-go';
  /** Needed for a no-go. */
  readonly reason: string | null;
}

/**
 * One answer for every role that the person is asked for; a no-go also outside of any poll. Throws CLI_USAGE,
 * CLI_NOT_ALLOWED and CLI_NOT_READY.
 */
export function draftVote(
  session: Founded,
  board: Board,
  author: PersonAuthor,
  { answer, reason }: Vote,
): readonly [NewStatement<'vote'>] {
  if (answer === 'no-go' && !reason) throw new ActionError('CLI_USAGE', 'A no-go needs its reason.');
  const open = board.poll && (board.poll.state === 'open' || board.poll.state === 'complete') ? board.poll : null;
  const stations =
    open?.stations.filter((station) =>
      [...station.silent, ...station.votes.map((vote) => vote.person)].includes(author.person),
    ) ?? [];
  const roles = stations.length > 0 ? stations.map((station) => station.role) : author.roles;
  if (roles.length === 0)
    throw new ActionError('CLI_NOT_ALLOWED', `${author.person} holds no role, so there is nothing to answer for.`);
  if (answer === 'go' && (!open || stations.length === 0)) {
    const why = 'No poll is open that asks you. A GO is an answer to a poll on one snapshot.';
    throw new ActionError('CLI_NOT_READY', why, { command: 'sallyport status' });
  }
  const statement = open ? session.record.statements.find((each) => each.digest === open.statement) : undefined;
  const snapshot = statement?.type === 'poll' ? snapshotDigest(statement.body.snapshot) : null;
  return [
    {
      type: 'vote',
      subject: [{ name: open ? 'snapshot' : 'candidate', digest: { sha256: snapshot ?? session.source.digest } }],
      body: { poll: open?.statement ?? null, roles: [...roles].sort(), answer, reason, snapshot },
    },
  ];
}
