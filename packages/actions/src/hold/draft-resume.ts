import type { Board } from '@sallyport/gate';
import type { RoleId } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { PersonAuthor } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';

/**
 * One signature a role of those that lift every standing hold; `role` null takes all that the person holds. Throws
 * CLI_NOT_READY and CLI_NOT_ALLOWED.
 */
export function draftResume(
  board: Board,
  author: PersonAuthor,
  { role: asked, reason }: { readonly role: RoleId | null; readonly reason: string },
): readonly NewStatement<'resume'>[] {
  const holds = board.holds
    .filter((hold) => hold.resumedBy === null)
    .map((hold) => hold.statement)
    .sort();
  if (holds.length === 0) throw new ActionError('CLI_NOT_READY', 'Nothing is held.', { command: 'sallyport status' });
  const roles = author.roles.filter((role) => !asked || role === asked);
  if (roles.length === 0)
    throw new ActionError('CLI_NOT_ALLOWED', `${author.person} does not hold ${asked ?? 'any role'}.`);
  return roles.map((role) => ({
    type: 'resume' as const,
    subject: holds.map((sha256, index) => ({ name: `hold ${index + 1}`, digest: { sha256 } })),
    body: { holds, role, reason },
  }));
}
