import { holds, type Measurement } from './budget.ts';

/** The table of a run, as lines of text: one budget a line, and what was missed marked as such. */
export function tableLines(measurements: readonly Measurement[]): readonly string[] {
  const rows = measurements.map((one) => [
    one.work,
    one.measured,
    one.beside,
    valueText(one),
    `${one.better === 'lower' ? '≤' : '≥'} ${limitText(one)}`,
    holds(one) ? 'holds' : 'MISSED',
  ]);
  const head = ['work', 'measured', 'beside', 'value', 'budget', ''];
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

function valueText({ value, unit }: Measurement): string {
  return unit === 'ratio' ? `${value.toFixed(2)} ×` : `${value.toFixed(value < 0.1 ? 3 : 2)} ${unit}`;
}

function limitText({ limit, unit }: Measurement): string {
  return unit === 'ratio' ? `${limit} ×` : `${limit} ${unit}`;
}
