import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import { saysAtOnce, statedDurations } from '../../prose/durations.ts';
import { severityOf } from '../../prose/severity-words.ts';

export interface SeverityTime {
  readonly level: string;
  readonly line: number;
  /** Some time stands beside it. */
  readonly timed: boolean;
}

const code = /\b(?:P[0-5]|SEV(?:ERITY)?[- ]?[0-5]|S[0-5]|LEVEL[- ][0-5])\b/i;

/**
 * Severity levels of a plan with whether a time stands beside them: rows and columns of tables, sections, and items or
 * paragraphs that begin with the level. The words high and low inside a sentence are no levels.
 */
export function severityTimes(document: MarkdownDocument): readonly SeverityTime[] {
  const found = new Map<string, SeverityTime>();
  function add(level: string, line: number, text: string): void {
    const timed = statedDurations(text).length > 0 || saysAtOnce(text);
    if (found.get(level)?.timed !== true) found.set(level, { level, line, timed });
  }
  for (const table of document.tables) {
    for (const { line, cells } of table.rows) {
      const level = levelOf(cells[0] ?? '') ?? levelOf(cells[1] ?? '');
      if (level !== null) add(level, line, cells.join(' | '));
    }
    for (const [column, cell] of table.header.entries()) {
      const level = column === 0 ? null : levelOf(cell);
      if (level !== null) add(level, table.line, table.rows.map((row) => row.cells[column] ?? '').join(' | '));
    }
  }
  for (const heading of document.headings) {
    const level = levelOf(heading.text);
    if (level === null) continue;
    const own = document.sentences.filter((each) => each.under.includes(heading.text) && each.where !== 'heading');
    add(level, heading.line, own.map((each) => each.text).join(' '));
  }
  for (const paragraph of document.paragraphs) {
    if (paragraph.where === 'heading') continue;
    const lead = /^\W*([^:–—-]{1,40}?)\s*(?::|–|—|\s-\s)/u.exec(paragraph.text)?.[1];
    const level = lead === undefined ? null : levelOf(lead);
    if (level !== null) add(level, paragraph.line, paragraph.text);
  }
  return [...found.values()];
}

function levelOf(text: string): string | null {
  if (text.split(/\s+/).length > 6) return null;
  const match = code.exec(text);
  if (match !== null)
    return match[0].toUpperCase().replace(/SEVERITY|[- ]/g, (part) => (part === 'SEVERITY' ? 'SEV' : ''));
  return severityOf(text);
}
