import type { Board, Owed } from '@sallyport/gate';
import type { RoleId } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import { isEmpty } from './in-order.ts';

/** The same as `selected`. Throws CLI_NOTHING_TO_SIGN where nothing of it can be signed by this person. */
export function narrow(owed: Owed, about: readonly string[], board: Board, roles: readonly RoleId[]): Owed {
  const chosen = selected(owed, about, board, roles);
  if (about.length > 0 && isEmpty(chosen)) {
    throw new ActionError(
      'CLI_NOTHING_TO_SIGN',
      `Nothing named ${about.join(', ')} can be signed by you (your roles: ${roles.join(', ') || 'none'}).`,
      {
        command: 'sallyport sign --show',
      },
    );
  }
  return chosen;
}

/**
 * Keeps what was asked for: criterion ids, paths of documents to acknowledge, deliverable ids, `minutes`, or the start of a proposal's digest. A criterion
 * that a person already answered may be named again, to change the answer.
 */
export function selected(owed: Owed, about: readonly string[], board: Board, roles: readonly RoleId[]): Owed {
  if (about.length === 0) return owed;
  const wanted = about.map((each) => each.toLowerCase());
  const named = (id: string): boolean => wanted.includes(id.toLowerCase());
  const criteria = board.criteria
    .filter((view) => named(view.criterion.id))
    .flatMap((view) =>
      view.signers.filter((signer) => roles.includes(signer.role)).map(({ role }) => ({ view, role })),
    );
  const acknowledgements = owed.acknowledgements.filter((each) => named(each.criterion) || named(each.path));
  const deliverables = board.deliverables
    .filter((each) => named(each.id) && roles.includes(each.owner))
    .map(({ id, owner, substance }) => ({ id, role: owner, substance }));
  const proposals = owed.proposals.filter((each) =>
    wanted.some((start) => start.length >= 6 && each.statement.startsWith(start)),
  );
  const minutes = named('minutes') ? board.minutes.body : null;
  return { ...owed, acknowledgements, criteria, deliverables, proposals, minutes };
}
