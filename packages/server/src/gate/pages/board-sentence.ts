import type { Board, State } from '@sallyport/gate';
import type { Blocker } from '../../contract/board.ts';
import { amount, counted, things } from './words.ts';

/** The one sentence that says what stands between us and GO, and how much of it is the reader's. */
export function boardSentence(
  board: Pick<Board, 'verdict' | 'door'>,
  rows: readonly Blocker[],
  readersPart = true,
): string {
  const { verdict, door } = board;
  if (rows.length === 0) {
    if (door === 'open') return 'GO, and the door is open.';
    if (door === 'held') return 'Nothing stands between us and GO, but the door is held until it is resumed.';
    return verdict === 'GO' ? 'Everything says GO. It waits to be decided.' : 'Nothing stands between us and GO.';
  }
  const goal = door === 'closed' ? 'GO' : 'an open door';
  const all = `${things(rows.length)} stand${rows.length === 1 ? 's' : ''} between us and ${goal}.`;
  const mine = rows.filter((row) => row.mine && !row.later).length;
  if (mine === 0 || !readersPart) return all;
  if (mine === rows.length) return `${all} ${mine === 1 ? 'It is' : 'All are'} yours.`;
  return `${all} ${counted(mine)} ${mine === 1 ? 'is' : 'are'} yours.`;
}

const words = {
  failed: 'failed',
  unknown: 'unknown',
  stale: 'too old',
  awaiting: 'waiting for a person',
  met: 'met',
} as const satisfies Record<State, string>;

/** `2 failed · 1 too old · 2 waiting for a person · 54 of 59 required met (31 probed, 23 attested)`. */
export function boardSummary({ criteria, counts }: Pick<Board, 'criteria' | 'counts'>): string {
  const required = criteria.filter(({ criterion }) => criterion.required || criterion.floor);
  const open = (['failed', 'unknown', 'stale', 'awaiting'] as const).flatMap((state) => {
    const count = required.filter((view) => view.state === state).length;
    return count === 0 ? [] : [`${count} ${words[state]}`];
  });
  const met = `${counts.met} of ${counts.required} required met (${counts.probed} probed, ${counts.attested} attested)`;
  const waived = counts.waived > 0 ? [`${amount(counts.waived, 'criterion', 'criteria')} failed and waived`] : [];
  return [...open, met, ...waived].join(' · ');
}
