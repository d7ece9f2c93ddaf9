import type { Delimiter, MarkdownIt, StateInline } from 'markdown-it';

const tilde = 0x7e;
/** A code that no character has, so that one tilde is never paired with two. */
const single = -tilde;

/** GitHub strikes out text between single tildes too; the library knows pairs only. */
export function singleTilde(parser: MarkdownIt): void {
  parser.inline.ruler.at('strikethrough', tokenize);
  parser.inline.ruler2.at('strikethrough', (state) => {
    strikeOut(state, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters) strikeOut(state, meta.delimiters);
    return false;
  });
}

function tokenize(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== tilde) return false;
  const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
  state.push('text', '', 0).content = '~'.repeat(length);
  if (length <= 2) {
    const marker = length === 1 ? single : tilde;
    state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open, close });
  }
  state.pos += length;
  return true;
}

function strikeOut(state: StateInline, delimiters: readonly Delimiter[]): void {
  for (const opener of delimiters) {
    const closer = delimiters[opener.end];
    if ((opener.marker !== tilde && opener.marker !== single) || closer === undefined) continue;
    for (const [{ token: at }, type, nesting] of [
      [opener, 's_open', 1],
      [closer, 's_close', -1],
    ] as const) {
      const token = state.tokens[at];
      if (token !== undefined) Object.assign(token, { type, nesting, tag: 's', content: '' });
    }
  }
}
