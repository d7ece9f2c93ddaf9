import { printable } from '@sallyport/actions';
import { type Board, previewOnly } from '@sallyport/gate';
import { fit, styler } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { areaLine } from './area-line.ts';
import { type BoardLine, foldBlockers, holdLines } from './fold-blockers.ts';
import { previewNotes, shownVerdict } from './preview-notes.ts';

const shapes = { failed: '✕', unknown: '?', stale: '◷', awaiting: '…', met: '✓' } as const;
const most = 18;

/**
 * The first screen: can we open the door, and if not, who does what next. A preview is shown beside the board of the
 * record (`recorded`), whose verdict it may only make worse.
 */
export function boardText(
  seen: Board,
  terminal: Pick<Terminal, 'colour' | 'columns'>,
  recorded: Board | null = null,
): string {
  const style = styler(terminal);
  const board = recorded ? { ...seen, door: recorded.door } : seen;
  const blockers = recorded ? board.blockers.filter((each) => each !== previewOnly) : board.blockers;
  const holds = holdLines(board);
  const lines = [...holds, ...foldBlockers({ blockers })];
  const verdict = recorded ? shownVerdict(board, recorded) : board.verdict;
  // A GO beside a held door reads as all clear.
  const held = verdict === 'GO' && board.door === 'held';
  const shown = lines.slice(0, most);
  const head = [
    style(verdictColour(verdict, board.door), style('bold', (held ? 'HELD' : verdict).padEnd(7))),
    [
      board.project,
      `Phase ${board.phase.number}`,
      candidate(board),
      `door ${board.door}`,
      ...(held ? ['verdict GO'] : []),
    ].join(' · '),
  ];
  return [
    head.join(' '),
    ...(board.kind === 'demo' ? [style('dim', 'This is a demo record.')] : []),
    ...(board.preview ? [style('dim', 'Preview of what was just seen, unsigned: it satisfies nothing.')] : []),
    ...(recorded ? previewNotes(board, recorded) : []),
    summary(board, lines.length),
    '',
    ...shown.flatMap((line) => lineText(line, terminal)),
    ...(lines.length > shown.length ? [`   and ${lines.length - shown.length} more: sallyport status --json`] : []),
    ...(lines.length > 0 ? [''] : []),
    ` met   ${areaLine(board)}`,
    ...footnotes(board).map((note) => style('dim', ` ${note}`)),
  ].join('\n');
}

function verdictColour(verdict: Board['verdict'], door: Board['door']): 'green' | 'red' | 'yellow' {
  if (door === 'held') return 'yellow';
  return verdict === 'GO' ? 'green' : verdict === 'NO-GO' ? 'red' : 'yellow';
}

function candidate(board: Board): string {
  return `candidate ${printable(board.candidate.version)}${board.candidate.commit ? ` ${board.candidate.commit.slice(0, 7)}` : ''}`;
}

function summary(board: Board, things: number): string {
  const { met, required, probed, attested } = board.counts;
  const parts = `${met} of ${required} required met (${probed} probed, ${attested} attested).`;
  if (things === 0 && board.door === 'held')
    return `The door is held although nothing stands between us and GO: decide again with \`sallyport decide\`. ${parts}`;
  const goal = holdLines(board).length > 0 ? 'an open door' : 'GO';
  return `${numberWord(things)} stand${things > 1 ? '' : 's'} between us and ${goal}. ${parts}`;
}

function numberWord(count: number): string {
  const words = [
    'Nothing',
    'One thing',
    'Two things',
    'Three things',
    'Four things',
    'Five things',
    'Six things',
    'Seven things',
    'Eight things',
    'Nine things',
  ];
  return words[count] ?? `${count} things`;
}

function lineText(line: BoardLine, terminal: Pick<Terminal, 'colour' | 'columns'>): readonly string[] {
  const style = styler(terminal);
  const width = Math.min(Math.max(terminal.columns, 80), 140);
  const left = Math.floor(width * 0.55);
  const id = line.criteria.length === 1 ? (line.criteria[0] ?? '') : '';
  const colour = line.state === 'failed' ? 'red' : 'yellow';
  const owner = fit(line.owner, 10);
  const first = ` ${style(colour, shapes[line.state])} ${style('bold', id.padEnd(4))}${fit(printable(line.reason), left - 7)} ${owner}${printable(line.action)}`;
  const place = line.place ? printable(line.place) : '';
  if (!place && !line.command) return [first];
  const second = `       ${fit(place, left - 7)} ${''.padEnd(10)}${line.command ?? ''}`;
  return [first, style('dim', second.trimEnd())];
}

function footnotes(board: Board): readonly string[] {
  const notes: string[] = [];
  const relief = board.relief.filter((each) => each.state === 'in force');
  if (relief.length > 0)
    notes.push(`relief in force: ${relief.map((each) => `${each.criterion} (${each.kind})`).join(', ')}`);
  const undeclared = board.weakenings.filter((each) => each.deviation === null);
  if (undeclared.length > 0) {
    notes.push(
      `below the profile without a signed deviation, so the profile's line holds: ${undeclared.map((each) => `${each.criterion} (${each.kind})`).join(', ')}`,
    );
  }
  if (board.people.length > 0)
    notes.push(
      `duty grade ${board.duty.grade}${board.duty.notes.length > 0 ? `: ${board.duty.notes.slice(0, 3).join(' ')}` : ''}`,
    );
  if (board.record) {
    const open = board.record.unsealed > 0 ? `, ${board.record.unsealed} not sealed yet` : '';
    notes.push(`record ${board.record.fingerprint.slice(0, 12)} · ${board.record.sealed} statements sealed${open}`);
  }
  const held = board.door === 'held' ? [] : board.holds.filter((hold) => hold.resumedBy === null);
  for (const hold of held) notes.push(`held by ${hold.by ?? hold.runner ?? 'somebody'}: ${printable(hold.reason)}`);
  return notes;
}
