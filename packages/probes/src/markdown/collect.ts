import { type FlatText, flatten, inOneLine, lineAt } from './flat-text.ts';
import type { MarkdownDocument, Passage, Table } from './markdown-document.ts';
import type { BlockNode, InlineNode, TableRow } from './markdown-node.ts';
import { sentenceRanges } from './sentences.ts';

type Collected = Omit<MarkdownDocument, 'lines' | 'frontMatter'>;
type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** Where the walk stands. */
interface Position {
  readonly quoted: boolean;
  readonly inItem: boolean;
  readonly checked: boolean | null;
}

/** Walks Markdown blocks in document order and collects what MarkdownDocument lists. */
export function collect(blocks: readonly BlockNode[]): Collected {
  const found: Writable<Collected> = {
    headings: [],
    links: [],
    codeSpans: [],
    codeBlocks: [],
    paragraphs: [],
    sentences: [],
    checkboxes: [],
    tables: [],
  };
  const under: { depth: number; text: string }[] = [];

  function passage(
    flat: FlatText,
    start: number,
    end: number,
    from: Pick<Passage, 'where' | 'quoted' | 'checked' | 'row'>,
  ): Passage {
    const raw = flat.text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const codes = flat.codes.filter((code) => code.start >= start && code.end <= end).map((code) => code.text);
    const text = inOneLine(raw);
    return { text, line: lineAt(flat, start + lead), ...from, under: under.map((heading) => heading.text), codes };
  }

  function words(
    nodes: readonly InlineNode[],
    line: number,
    from: Pick<Passage, 'where' | 'quoted' | 'checked' | 'row'>,
  ): void {
    const flat = flatten(nodes, line);
    if (flat.text.trim() === '') return;
    if (from.where !== 'cell') found.paragraphs.push(passage(flat, 0, flat.text.length, from));
    for (const range of sentenceRanges(flat)) found.sentences.push(passage(flat, range.start, range.end, from));
  }

  function inline(node: InlineNode): void {
    const { line } = node;
    if (node.type === 'code span') found.codeSpans.push({ text: node.value, line });
    if (node.type === 'link')
      found.links.push({ target: node.target, text: plain(node.children, line), line, image: false });
    if (node.type === 'image') found.links.push({ target: node.target, text: node.text, line, image: true });
    if ('children' in node) for (const child of node.children) inline(child);
  }

  function block(node: BlockNode, at: Position): void {
    const { line } = node;
    if (node.type === 'heading') {
      const text = plain(node.children, line);
      while ((under.at(-1)?.depth ?? 0) >= node.depth) under.pop();
      words(node.children, line, { where: 'heading', quoted: at.quoted, checked: null, row: null });
      if (!at.quoted) {
        found.headings.push({ depth: node.depth, text, line });
        under.push({ depth: node.depth, text });
      }
      for (const child of node.children) inline(child);
    } else if (node.type === 'paragraph') {
      const where = at.inItem ? 'item' : 'paragraph';
      words(node.children, line, { where, quoted: at.quoted, checked: at.checked, row: null });
      for (const child of node.children) inline(child);
    } else if (node.type === 'code') {
      found.codeBlocks.push({ language: node.language, text: node.value, line });
    } else if (node.type === 'table') {
      found.tables.push(table(node.rows));
      for (const row of node.rows) cells(row, at.quoted);
    } else if (node.type === 'item') {
      const { checked } = node;
      const first = node.children[0];
      const text = first?.type === 'paragraph' ? plain(first.children, line) : '';
      if (checked !== null && !at.quoted) found.checkboxes.push({ checked, text, line });
      for (const child of node.children) block(child, { ...at, inItem: true, checked });
    } else {
      const quoted = at.quoted || node.type === 'quote';
      for (const child of node.children) block(child, { ...at, quoted });
    }
  }

  function cells(row: TableRow, quoted: boolean): void {
    for (const cell of row.cells) {
      words(cell, row.line, { where: 'cell', quoted, checked: null, row: row.line });
      for (const child of cell) inline(child);
    }
  }

  for (const each of blocks) block(each, { quoted: false, inItem: false, checked: null });
  return found;
}

function table(rows: readonly TableRow[]): Table {
  const texts = rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => plain(cell, line)) }));
  return { line: texts[0]?.line ?? 1, header: texts[0]?.cells ?? [], rows: texts.slice(1) };
}

function plain(nodes: readonly InlineNode[], line: number): string {
  return inOneLine(flatten(nodes, line).text);
}
