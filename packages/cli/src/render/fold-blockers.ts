import { type Board, blockerGroups, type Explanation, type HoldView } from '@sallyport/gate';

/** One line of the first screen: what is wrong, where, who acts and how. */
export interface BoardLine {
  readonly state: Explanation['state'];
  /** Criterion ids that this line speaks for; empty for a rule. */
  readonly criteria: readonly string[];
  readonly reason: string;
  readonly place: string | null;
  readonly owner: string;
  readonly action: string;
  readonly command: string | null;
}

/** Folds what stands between us and GO into few lines, one for each group that one act settles. */
export function foldBlockers(board: Pick<Board, 'blockers'>): readonly BoardLine[] {
  return blockerGroups(board.blockers).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const criteria = group.flatMap(({ criterion }) => criterion ?? []);
    const { state, reason, place, owner, action, command } = first;
    return [foldedWording({ state, criteria, reason, place, owner: owner ?? '', action, command })];
  });
}

/**
 * Standing holds of a held door, a line each: whatever else is met, these shut the door, and nobody lifts one alone.
 * Before a GO there is no door to hold.
 */
export function holdLines(board: Pick<Board, 'door' | 'holds' | 'roles'>): readonly BoardLine[] {
  if (board.door !== 'held') return [];
  return board.holds.filter((hold) => hold.resumedBy === null).map((hold) => holdLine(hold, board.roles));
}

function holdLine({ by, runner, reason, needs }: HoldView, roles: Board['roles']): BoardLine {
  return {
    state: 'failed',
    criteria: [],
    reason: `Held by ${by ?? runner ?? 'somebody'}: ${reason}`,
    place: null,
    owner: needs[0] ?? 'sre',
    action: `lifted by ${rolesInWords(needs, roles)}`,
    command: 'sallyport resume --reason "what was done"',
  };
}

/** `sre (sara) and security (noor)`: whose resume a hold still waits for. */
export function rolesInWords(needs: HoldView['needs'], roles: Board['roles']): string {
  return needs
    .map((role) => {
      const persons = roles.find((each) => each.role === role)?.persons ?? [];
      return persons.length > 0 ? `${role} (${persons.join(' or ')})` : `${role} (nobody holds it)`;
    })
    .join(' and ');
}

function foldedWording(line: BoardLine): BoardLine {
  if (line.criteria.length < 2) return line;
  const signing = line.command?.startsWith('sallyport sign ');
  return {
    ...line,
    reason: `${line.criteria.length} × ${line.reason}`,
    place: line.criteria.join(' '),
    command: signing
      ? 'sallyport sign'
      : line.command?.startsWith('sallyport explain')
        ? `sallyport explain ${line.criteria[0]}`
        : line.command,
  };
}
