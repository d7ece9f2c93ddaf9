/** Elements that hide, strike or swallow what stands inside them. Generic types in prose (`Vec<T>`) must not match. */
const wrapping: ReadonlySet<string> = new Set(
  (
    'details summary dialog div section article aside main nav header footer figure template noscript script style ' +
    'textarea title xmp iframe noembed noframes plaintext table thead tbody tfoot tr td th caption select datalist ' +
    'object video audio canvas svg math blockquote ul ol dl pre code center form fieldset span font del strike ins ' +
    'sub sup small button h1 h2 h3 h4 h5 h6'
  ).split(' '),
);
const name = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)/u;
const tagLimit = 1_000;

export interface OpenElement {
  readonly name: string;
  readonly line: number;
}

interface Tag {
  readonly end: number;
  readonly complete: boolean;
}

function tagEnd(text: string, from: number): Tag {
  let quote = '';
  const limit = Math.min(text.length, from + tagLimit);
  for (let at = from; at < limit; at++) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return { end: at + 1, complete: true };
  }
  return { end: limit, complete: false };
}

/** Positions of backtick runs by length, so that code spans are skipped in linear time. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const match of text.matchAll(/`+/gu)) {
    const list = runs.get(match[0].length) ?? [];
    list.push(match.index);
    runs.set(match[0].length, list);
  }
  for (const list of runs.values()) list.reverse();
  return runs;
}

function afterCodeSpan(text: string, at: number, runs: Map<number, number[]>): number {
  let length = 1;
  while (text[at + length] === '`') length++;
  const closers = runs.get(length) ?? [];
  while (closers.length > 0 && (closers.at(-1) ?? 0) < at + length) closers.pop();
  const closer = closers.at(-1);
  return closer === undefined ? at + length : closer + length;
}

/**
 * Follows the HTML of one block and updates the elements open so far. `flow`: the block is HTML as a whole; otherwise
 * it is prose in which complete tags count. An unfinished tag or comment stays open, as it does in a browser.
 */
export function followElements(
  open: readonly OpenElement[],
  block: { readonly text: string; readonly line: number; readonly flow: boolean },
): readonly OpenElement[] {
  const { text, line, flow } = block;
  if (!text.includes('<')) return open;
  const stack = [...open];
  const runs = flow ? new Map<number, number[]>() : backtickRuns(text);
  let commentsClose = true;
  let at = 0;
  while (at < text.length) {
    if (!flow && text[at] === '\\') at += 2;
    else if (!flow && text[at] === '`') at = afterCodeSpan(text, at, runs);
    else if (text.startsWith('<!--', at)) {
      const end: number = commentsClose ? text.indexOf('-->', at + 2) : -1;
      commentsClose = end !== -1;
      if (end === -1 && flow) return [...stack, { name: '!--', line }];
      at = end === -1 ? at + 4 : end + 3;
    } else if (text[at] === '<') {
      const [, closing, found] = name.exec(text.slice(at, at + 64)) ?? [];
      const element = found?.toLowerCase();
      if (element === undefined || !wrapping.has(element)) {
        at += 1;
        continue;
      }
      const tag = tagEnd(text, at);
      if (!tag.complete && !flow && tag.end - at < tagLimit) at += 1;
      else {
        if (closing === '/') {
          const place = stack.findLastIndex((entry) => entry.name === element);
          if (place !== -1) stack.splice(place);
        } else stack.push({ name: element, line });
        if (!tag.complete) return [...stack, { name: element, line }];
        at = tag.end;
      }
    } else at += 1;
  }
  return stack;
}
