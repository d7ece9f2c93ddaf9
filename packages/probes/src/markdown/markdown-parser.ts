import MarkdownIt, { type MarkdownIt as Parser, type StateInline } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { singleTilde } from './single-tilde.ts';
import { rowsAsWritten } from './table-rows.ts';

/** Marks the line (counted from 0 inside the block) on which the following tokens stand. */
export const lineMark = 'line mark';

/**
 * CommonMark with GitHub's tables, struck-out text and footnotes. Links keep their targets as written, and every inline
 * token can be told its line: the library counts lines of blocks only.
 */
export function markdownParser(): Parser {
  const parser = new MarkdownIt({ html: true });
  // Probes compare targets with paths and addresses, and judge the bad ones; nothing is rendered.
  parser.normalizeLink = (target) => target;
  parser.validateLink = () => true;
  parser.use(footnotes).use(singleTilde).use(rowsAsWritten);
  parser.inline.ruler.disable('footnote_inline');
  parser.core.ruler.disable('footnote_tail');
  parser.inline.ruler.before('text', 'line', markLine);
  return parser;
}

const marked = new WeakMap<StateInline, { readonly pos: number; readonly line: number }>();

/** Never takes a character: it only notes when the place that is parsed next lies on another line. */
function markLine(state: StateInline, silent: boolean): boolean {
  if (silent) return false;
  const before = marked.get(state) ?? { pos: 0, line: 0 };
  if (state.pos <= before.pos) return false;
  const line = before.line + lineEnds(state.src, before.pos, state.pos);
  if (line > before.line) state.push(lineMark, '', 0).meta = { line };
  marked.set(state, { pos: state.pos, line });
  return false;
}

function lineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
