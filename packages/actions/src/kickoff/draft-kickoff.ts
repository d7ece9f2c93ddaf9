import type { Board } from '@sallyport/gate';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { PersonAuthor } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { agenda } from './agenda.ts';

/** Whoever opens the kickoff is in the chair, and everybody with a role is invited. Throws CLI_NO_BASELINE. */
export function draftKickoff(
  session: Founded,
  board: Board,
  author: PersonAuthor,
  input: { readonly title: string | null },
): readonly [NewStatement<'kickoff'>] {
  if (!board.baseline)
    throw new ActionError('CLI_NO_BASELINE', 'A kickoff needs a baseline first.', { command: 'sallyport baseline' });
  const title = input.title ?? `${session.gate.project.name} phase ${session.phase} kickoff`;
  const invited = [...new Set(board.roles.flatMap((role) => role.persons))].sort();
  return [
    {
      type: 'kickoff',
      subject: [{ name: 'baseline', digest: { sha256: board.baseline.statement } }],
      body: { title, chair: author.person, invited, agenda: agenda(board) },
    },
  ];
}
