import type { MarkdownDocument } from '../../markdown/markdown-document.ts';

/** What a log says about the state of one task, in one place. */
export interface TaskState {
  readonly task: string;
  readonly state: 'complete' | 'open';
  /** `overview`: a row of a table; `section`: the status line under the task's own heading. */
  readonly from: 'overview' | 'section';
  readonly line: number;
  readonly text: string;
}

const complete = /✅|\b(?:complete[d]?|done|finished|closed|delivered|accepted)\b/i;
const open =
  /🔄|⏳|🚧|🟡|🔴|❌|\b(?:in[- ]progress|not\s+(?:started|done|complete[d]?)|pending|blocked|open|incomplete|on\s+hold|failed)\b/i;

/** States of the numbered tasks of a phase, from overview tables and from the status lines of their own sections. */
export function taskStates(document: MarkdownDocument, phase: number): readonly TaskState[] {
  const number = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:task\s+)?[([]?(?:p)?(${phase}\.\d{1,2})(?![.\d])`, 'iu');
  const states: TaskState[] = [];
  for (const table of document.tables) {
    const column = table.header.findIndex((cell) => /^(?:status|state)$/i.test(cell.trim()));
    for (const row of table.rows) {
      const task = number.exec(row.cells[0] ?? '')?.[1];
      const text = row.cells[column] ?? '';
      const state = stateOf(text);
      if (task !== undefined && state !== null) states.push({ task, state, from: 'overview', line: row.line, text });
    }
  }
  for (const sentence of document.sentences) {
    const label = /^\W*status\s*:\s*(.{1,80})$/i.exec(sentence.text)?.[1];
    const task = number.exec(sentence.under.at(-1) ?? '')?.[1];
    const state = label === undefined ? null : stateOf(label);
    if (task !== undefined && state !== null && label !== undefined && !sentence.quoted) {
      states.push({ task, state, from: 'section', line: sentence.line, text: label });
    }
  }
  return states;
}

function stateOf(text: string): TaskState['state'] | null {
  if (open.test(text)) return 'open';
  return complete.test(text) ? 'complete' : null;
}
