import type { MarkdownIt, Token } from 'markdown-it';
import { addressesIn } from './bare-addresses.ts';
import type { BlockNode, InlineNode, TableRow } from './markdown-node.ts';
import { lineMark, markdownParser } from './markdown-parser.ts';

let parser: MarkdownIt | null = null;

/** Parses Markdown into blocks in document order. The text has passed the bounds of `readMarkdown`. */
export function parseMarkdown(text: string): readonly BlockNode[] {
  parser ??= markdownParser();
  return blocks({ tokens: parser.parse(text, {}), at: 0 }, null);
}

/** Tokens come as a flat list with openings and closings. */
interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

function next(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  return token;
}

/** Reads blocks up to a closing token, or to the end. */
function blocks(cursor: Cursor, end: string | null): readonly BlockNode[] {
  const found: BlockNode[] = [];
  for (let token = next(cursor); token !== undefined && token.type !== end; token = next(cursor)) {
    const block = blockOf(token, cursor);
    if (block !== null) found.push(block);
  }
  return found;
}

function blockOf(token: Token, cursor: Cursor): BlockNode | null {
  const line = (token.map?.[0] ?? 0) + 1;
  switch (token.type) {
    case 'heading_open': {
      const children = inlineOf(next(cursor), line);
      next(cursor);
      return { type: 'heading', depth: Number(token.tag.slice(1)), children, line };
    }
    case 'paragraph_open': {
      const children = inlineOf(next(cursor), line);
      next(cursor);
      return { type: 'paragraph', children, line };
    }
    case 'fence':
      return { type: 'code', language: languageOf(token), value: withoutLastLineEnd(token.content), line };
    case 'code_block':
      return { type: 'code', language: null, value: withoutLastLineEnd(token.content), line };
    case 'table_open':
      return { type: 'table', rows: tableRows(cursor), line };
    case 'list_item_open':
      return listItem(cursor, line);
    case 'blockquote_open':
      return { type: 'quote', children: blocks(cursor, 'blockquote_close'), line };
    case 'bullet_list_open':
      return { type: 'group', children: blocks(cursor, 'bullet_list_close'), line };
    case 'ordered_list_open':
      return { type: 'group', children: blocks(cursor, 'ordered_list_close'), line };
    case 'footnote_reference_open':
      return { type: 'group', children: blocks(cursor, 'footnote_reference_close'), line };
    default:
      // HTML and rules between paragraphs say nothing that a probe reads.
      return null;
  }
}

function languageOf(fence: Token): string | null {
  const word = fence.info.trim().split(/\s/)[0] ?? '';
  return word === '' ? null : word;
}

function withoutLastLineEnd(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** A task box stands at the start of an item's first paragraph, as it is written there, with text behind it. */
function listItem(cursor: Cursor, line: number): BlockNode {
  const [opening, content] = cursor.tokens.slice(cursor.at, cursor.at + 2);
  const box = opening?.type === 'paragraph_open' ? /^\[([ \t\nxX])\](?=\s)/.exec(content?.content ?? '') : null;
  const children = blocks(cursor, 'list_item_close');
  const [first, ...others] = children;
  const [text, ...rest] = first?.type === 'paragraph' ? first.children : [];
  if (box === null || first?.type !== 'paragraph' || text?.type !== 'text') {
    return { type: 'item', checked: null, children, line };
  }
  const words = { ...text, value: text.value.slice(box[0].length).replace(/^[ \t]/, '') };
  const paragraph = { ...first, children: [words, ...rest] };
  return { type: 'item', checked: /x/i.test(box[1] ?? ''), children: [paragraph, ...others], line };
}

function tableRows(cursor: Cursor): readonly TableRow[] {
  const rows: { cells: (readonly InlineNode[])[]; line: number }[] = [];
  for (let token = next(cursor); token !== undefined && token.type !== 'table_close'; token = next(cursor)) {
    if (token.type === 'tr_open') rows.push({ cells: [], line: (token.map?.[0] ?? 0) + 1 });
    const row = rows.at(-1);
    if (token.type === 'inline' && row !== undefined) row.cells.push(inlineOf(token, row.line));
  }
  return rows;
}

function inlineOf(token: Token | undefined, firstLine: number): readonly InlineNode[] {
  return inlines({ tokens: token?.children ?? [], at: 0 }, null, { first: firstLine, line: firstLine, inLink: false });
}

/** Where the walk through a block's text stands. */
interface Walk {
  readonly first: number;
  line: number;
  /** Inside of a link no other one begins. */
  inLink: boolean;
}

function inlines(cursor: Cursor, end: string | null, walk: Walk): readonly InlineNode[] {
  const found: InlineNode[] = [];
  for (let token = next(cursor); token !== undefined && token.type !== end; token = next(cursor)) {
    const { line } = walk;
    switch (token.type) {
      case lineMark:
        walk.line = walk.first + Number(token.meta?.line ?? 0);
        break;
      case 'text':
        found.push(
          ...(walk.inLink ? [{ type: 'text' as const, value: token.content, line }] : addressesIn(token.content, line)),
        );
        break;
      case 'softbreak':
        found.push({ type: 'text', value: '\n', line });
        break;
      case 'hardbreak':
        found.push({ type: 'break', line });
        break;
      case 'code_inline':
        found.push({ type: 'code span', value: token.content, line });
        break;
      case 'image':
        found.push({ type: 'image', target: attribute(token, 'src'), text: plainText(token.children ?? []), line });
        break;
      case 'link_open':
        walk.inLink = true;
        found.push({
          type: 'link',
          target: attribute(token, 'href'),
          children: inlines(cursor, 'link_close', walk),
          line,
        });
        walk.inLink = false;
        break;
      case 'strong_open':
        found.push({ type: 'strong', children: inlines(cursor, 'strong_close', walk), line });
        break;
      case 'em_open':
        found.push({ type: 'emphasis', children: inlines(cursor, 'em_close', walk), line });
        break;
      case 's_open':
        found.push({ type: 'struck', children: inlines(cursor, 's_close', walk), line });
        break;
      default:
        // HTML inside of a line counts as not written; a footnote's mark has no text.
        break;
    }
  }
  return found;
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}

/** What an image's description says, without its markup. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === 'softbreak' ? '\n' : token.content + plainText(token.children ?? [])))
    .join('');
}
