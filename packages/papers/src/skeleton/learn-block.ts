import type { MarkdownBlock } from '../markers/parse-blocks.ts';
import type { SkeletonBlock, SkeletonLabel } from './skeleton.ts';
import { copiedText, sourceOf } from './source-text.ts';
import { isStatusLine } from './status-style.ts';

const itemLimit = 30;
const label = /^(?:(?:\*\*|__)[^*_\n]{1,80}(?::(?:\*\*|__)|(?:\*\*|__)\s*:)|[\p{Lu}][^:*_.|`\n]{0,40}:(?=\s|$))/u;

function labelOf(line: string): SkeletonLabel | null {
  const found = label.exec(line)?.[0];
  return found === undefined ? null : { source: copiedText(found), status: isStatusLine(line) };
}

function paragraph(source: string): SkeletonBlock {
  const lines = source.split('\n').map((line) => line.trim());
  const labels = lines.flatMap((line) => labelOf(line) ?? []);
  return labels.length > 0 ? { kind: 'labels', labels } : { kind: 'prose' };
}

function list(block: Extract<MarkdownBlock, { type: 'list' }>, text: string): SkeletonBlock {
  const items = block.children.slice(0, itemLimit);
  const ticks = items.some((item) => typeof item.checked === 'boolean');
  const first = /^(?:[-*+]|\d{1,9}[.)])/u.exec(sourceOf(block, text))?.[0] ?? '-';
  const labels = items.map((item) => {
    const paragraphs = item.children[0];
    return paragraphs === undefined ? null : labelOf(sourceOf(paragraphs, text).split('\n')[0] ?? '');
  });
  const kept = labels.filter((entry) => entry !== null);
  return { kind: 'list', bullet: first, ticks, items: kept.length === 0 ? [null] : kept };
}

// First cells that make a table of two columns a head of the log: label and value, without columns of their own.
const headLabel =
  /^\W*(?:status|state|owner|lead|author|project|phase|version|candidate|date|dates|start|end|updated)\b/iu;

function tableBlock(block: Extract<MarkdownBlock, { type: 'table' }>, text: string): SkeletonBlock {
  const cell = (node: Parameters<typeof sourceOf>[0]): string =>
    copiedText(sourceOf(node, text).replace(/^\|/u, '').replace(/\|$/u, ''));
  const [head, ...rows] = block.children;
  const header = (head?.children ?? []).slice(0, itemLimit).map(cell);
  const firsts = rows.slice(0, itemLimit).flatMap((row) => row.children[0] ?? []);
  if (header.length !== 2 || firsts.length === 0) return { kind: 'table', header, firstColumn: [] };
  const labels = firsts.map(cell);
  if (headLabel.test(header[0] ?? ''))
    return { kind: 'table', header: ['Field', 'Value'], firstColumn: [header[0] ?? '', ...labels] };
  // A bold or colon-ended first column is a list of labels; anything else is data of the previous phase.
  const labelled = labels.filter((entry) => labelOf(entry) !== null || /^(?:\*\*|__)/u.test(entry));
  const keeps = labelled.length === labels.length || labels.some((entry) => headLabel.test(entry));
  return { kind: 'table', header, firstColumn: keeps ? labels : [] };
}

/** The shape of one block; null for what a new log does not repeat (code, HTML, definitions). */
export function learnBlock(block: MarkdownBlock, text: string): SkeletonBlock | null {
  if (block.type === 'paragraph') return paragraph(sourceOf(block, text));
  if (block.type === 'list') return list(block, text);
  if (block.type === 'table') return tableBlock(block, text);
  if (block.type === 'blockquote') return { kind: 'quote' };
  if (block.type === 'thematicBreak') return { kind: 'rule', source: sourceOf(block, text) };
  return null;
}
