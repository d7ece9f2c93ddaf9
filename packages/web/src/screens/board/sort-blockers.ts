import type { Blocker, BoardPage } from '@sallyport/server/contract';

/** How many of the others' are shown before the rest is folded: with one's own they fill a screen. */
const most = 6;

export interface SortedBlockers {
  readonly mine: readonly Blocker[];
  readonly next: readonly Blocker[];
  readonly rest: readonly { readonly title: string; readonly blockers: readonly Blocker[] }[];
}

/** The order in which somebody reads them. What cannot be done yet is never among the first. */
export function sortBlockers({ blockers, areas }: Pick<BoardPage, 'blockers' | 'areas'>): SortedBlockers {
  const now = blockers.filter(({ later }) => !later);
  const mine = now.filter((each) => each.mine);
  const others = now.filter((each) => !each.mine);
  const next = others.slice(0, Math.max(3, most - mine.length));
  const groups = Map.groupBy([...others.slice(next.length), ...blockers.filter(({ later }) => later)], (each) =>
    groupOf(each, areas),
  );
  const order = [...areas.map(titleOf), signatures, meeting];
  const rest = [...groups]
    .map(([title, rows]) => ({ title, blockers: rows }))
    .sort((left, right) => order.indexOf(left.title) - order.indexOf(right.title));
  return { mine, next, rest };
}

const signatures = 'Signatures';
const meeting = 'The meeting and what it rests on';

function groupOf({ criteria, state }: Blocker, areas: BoardPage['areas']): string {
  if (criteria.length === 0) return meeting;
  const area = areas.find(({ cells }) => cells.some(({ id }) => id === criteria[0]));
  return state === 'awaiting' || area === undefined ? signatures : titleOf(area);
}

function titleOf({ id, title }: BoardPage['areas'][number]): string {
  return `${id} ${title}`;
}
