import { type Board, blockerGroups, type Explanation, openCriteria, owedBy } from '@sallyport/gate';
import type { PersonId, RecordView, RoleId } from '@sallyport/record';
import type { Blocker } from '../../contract/board.ts';
import { amount, rolesOf, roleTitle, withNames } from './words.ts';

type Judged = Pick<Board, 'roles' | 'baseline' | 'criteria' | 'kickoff' | 'poll'>;

/** Whose page it is. */
export interface Reader {
  readonly roles: readonly RoleId[];
  readonly record: RecordView | null;
  /** A baseline waits that this person may sign beside its proposer. */
  readonly cosigns: boolean;
}

export function readerOf(board: Board, record: RecordView | null, person: PersonId): Reader {
  const proposals = record === null ? [] : owedBy(person, board, record).proposals;
  return { roles: rolesOf(board, person), record, cosigns: proposals.some(({ type }) => type === 'gate') };
}

/**
 * What stands between us and GO, in few lines: failures one by one, since each needs a mend of its own; what nobody
 * looked at and what waits for the same role together, since one act answers all of it.
 */
export function blockerRows(board: Judged & Pick<Board, 'blockers'>, reader: Reader): readonly Blocker[] {
  return blockerGroups(board.blockers).flatMap((group) => {
    const [first, ...rest] = group;
    if (first === undefined) return [];
    const row = blockerRow(first, board, reader);
    return [rest.length === 0 ? row : folded(row, [first, ...rest])];
  });
}

/** One explanation as a line of a page. */
export function blockerRow(
  { criterion, state, reason, place, owner, action, command }: Explanation,
  board: Judged,
  reader: Reader,
): Blocker {
  // A proposal of one's own waits for somebody else, whatever one's role.
  const cosigned = criterion === null && command === 'sallyport sign';
  // Only sentences about people name them; elsewhere the same letters may be part of a path.
  const [said = reason] =
    criterion === null || reason.startsWith('Not acknowledged by') ? withNames(reader.record, [reason]) : [reason];
  return {
    criterion,
    criteria: criterion === null ? [] : [criterion],
    state,
    reason: said,
    place,
    owner,
    ownerTitle: cosigned ? 'Anybody else with a role' : owner === null ? '' : roleTitle(board, owner),
    action,
    command,
    mine: cosigned ? reader.cosigns : owner !== null && reader.roles.includes(owner),
    later: isLater(command, board),
  };
}

/** The meeting goes in an order: baseline, kickoff, poll once every criterion is met, minutes once everybody has answered. */
function isLater(command: string | null, { baseline, criteria, kickoff, poll }: Judged): boolean {
  const words = command ?? '';
  if (words.startsWith('sallyport kickoff open')) return baseline === null;
  if (words.startsWith('sallyport kickoff poll')) return kickoff === null || openCriteria(criteria).length > 0;
  return words.startsWith('sallyport kickoff minutes') && poll?.state !== 'complete';
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
