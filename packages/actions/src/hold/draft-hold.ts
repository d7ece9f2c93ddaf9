import type { Board } from '@sallyport/gate';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { Author } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';

/** Shuts an opened door; a reason is all that it asks for. Throws CLI_NOT_READY and CLI_NOT_ALLOWED. */
export function draftHold(
  session: Founded,
  board: Board,
  author: Author,
  { reason, criteria }: { readonly reason: string; readonly criteria: readonly string[] },
): readonly [NewStatement<'hold'>] {
  const { decision } = board;
  if (!decision || board.door === 'closed')
    throw new ActionError('CLI_NOT_READY', 'The door is closed already: there was no GO yet.', {
      command: 'sallyport status',
    });
  const mayHold =
    author.runner !== null ||
    author.roles.length > 0 ||
    (author.person !== null && session.gate.incident?.onCall.includes(author.person));
  if (!mayHold) throw new ActionError('CLI_NOT_ALLOWED', `${author.person} holds no role and is not on call.`);
  return [
    {
      type: 'hold',
      subject: [{ name: 'decision', digest: { sha256: decision.statement } }],
      body: { decision: decision.statement, reason, criteria },
    },
  ];
}
