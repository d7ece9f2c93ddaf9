import type { Env, MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it';

const rowStarts = 'row starts';

/**
 * The library gives every row of a table as many cells as its head has. A claim in a cell too many is a claim all the
 * same, so every row gets the cells that are written there.
 */
export function rowsAsWritten(parser: MarkdownIt): void {
  // Rules of this kind are asked of every row whether something else begins there. Nothing ever does.
  parser.block.ruler.before('table', rowStarts, noteRow, { alt: ['blockquote'] });
  parser.core.ruler.before('inline', 'rows as written', rewriteRows);
}

function noteRow({ env, bMarks, tShift }: StateBlock, line: number): boolean {
  startsIn(env).set(line, (bMarks[line] ?? 0) + (tShift[line] ?? 0));
  return false;
}

/** Offset of the text of each line that may be a row, behind the marks of quotes and lists around it. */
function startsIn(env: Env): Map<number, number> {
  env[rowStarts] ??= new Map();
  return env[rowStarts] as Map<number, number>;
}

function rewriteRows(state: StateCore): void {
  let inRow = false;
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type === 'tr_close') inRow = false;
    if (inRow) return [];
    if (token.type !== 'tr_open') return [token];
    inRow = true;
    const start = startsIn(state.env).get(token.map?.[0] ?? -1) ?? state.src.length;
    return [token, ...cellsFrom(state.src, start).map((cell) => cellToken(state, cell))];
  });
}

function cellsFrom(text: string, start: number): readonly string[] {
  const end = text.indexOf('\n', start);
  const row = text.slice(start, end < 0 ? text.length : end).trim();
  const cells = row.split(/(?<!\\)\|/);
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.map((cell) => cell.replaceAll('\\|', '|').trim());
}

function cellToken({ Token: Inline }: StateCore, content: string): Token {
  return Object.assign(new Inline('inline', '', 0), { content, children: [] });
}
