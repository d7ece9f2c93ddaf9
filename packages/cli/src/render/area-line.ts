import type { Board } from '@sallyport/gate';

/** `A 7/8  B 6/6  D 3/4 (1 waived)`: required criteria met, per area. */
export function areaLine(board: Pick<Board, 'criteria'>): string {
  const areas = new Map<string, { met: number; all: number; waived: number }>();
  for (const view of board.criteria) {
    if (!view.criterion.required && !view.criterion.floor) continue;
    const letter = view.criterion.id.charAt(0);
    const area = areas.get(letter) ?? { met: 0, all: 0, waived: 0 };
    area.all += 1;
    if (view.state === 'met') area.met += 1;
    if (view.waived) area.waived += 1;
    areas.set(letter, area);
  }
  return [...areas]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([letter, { met, all, waived }]) => `${letter} ${met}/${all}${waived > 0 ? ` (${waived} waived)` : ''}`)
    .join('  ');
}
