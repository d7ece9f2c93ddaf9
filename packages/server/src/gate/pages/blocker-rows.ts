import { type Board, blockerGroups, type Explanation } from '@sallyport/gate';
import type { RoleId } from '@sallyport/record';
import type { Blocker } from '../../contract/board.ts';
import { amount, roleTitle } from './words.ts';

/**
 * What stands between us and GO, in few lines: failures one by one, since each needs a mend of its own; what nobody
 * looked at and what waits for the same role together, since one act answers all of it.
 */
export function blockerRows(board: Pick<Board, 'blockers' | 'roles'>, mine: readonly RoleId[]): readonly Blocker[] {
  return blockerGroups(board.blockers).flatMap((group) => {
    const [first, ...rest] = group;
    if (first === undefined) return [];
    const row = blockerRow(first, board, mine);
    return [rest.length === 0 ? row : folded(row, [first, ...rest])];
  });
}

/** One explanation as a line of a page. */
export function blockerRow(
  { criterion, state, reason, place, owner, action, command }: Explanation,
  board: Pick<Board, 'roles'>,
  mine: readonly RoleId[],
): Blocker {
  return {
    criterion,
    criteria: criterion === null ? [] : [criterion],
    state,
    reason,
    place,
    owner,
    ownerTitle: owner === null ? '' : roleTitle(board, owner),
    action,
    command,
    mine: owner !== null && mine.includes(owner),
  };
}

function folded(row: Blocker, all: readonly Explanation[]): Blocker {
  const criteria = all.flatMap(({ criterion }) => (criterion === null ? [] : [criterion]));
  const signing = row.command?.startsWith('sallyport sign ') ?? false;
  return {
    ...row,
    criterion: null,
    criteria,
    reason: `${amount(criteria.length, 'criterion', 'criteria')}: ${row.reason}`,
    place: criteria.join(' '),
    command: signing ? 'sallyport sign' : row.command,
  };
}
