import type { InlineNode } from './markdown-node.ts';

/** Plain text of inline Markdown, with the source line of every offset and the places where a new statement starts. */
export interface FlatText {
  readonly text: string;
  /** Ascending offsets with the line that starts there. */
  readonly lineStarts: readonly { readonly offset: number; readonly line: number }[];
  /** Offsets after a hard line break, or where a line starts with bold text (`**Status:** …` under `**Date:** …`). */
  readonly cuts: readonly number[];
  readonly codes: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** Flattens inline nodes. Struck-out text and HTML count as not written; images count by their alternative text. */
export function flatten(nodes: readonly InlineNode[], firstLine: number): FlatText {
  let text = '';
  let line = firstLine;
  const lineStarts = [{ offset: 0, line: firstLine }];
  const cuts: number[] = [];
  const codes: { start: number; end: number; text: string }[] = [];

  function append(value: string, startLine: number): void {
    if (startLine > line) mark(startLine);
    if (!/[\r\n]/.test(value)) {
      text += value;
      return;
    }
    for (const [index, part] of value.split(/\r\n|\n|\r/).entries()) {
      if (index > 0) {
        text += ' ';
        mark(line + 1);
      }
      text += part;
    }
  }

  function mark(next: number): void {
    line = next;
    lineStarts.push({ offset: text.length, line });
  }

  function visit(node: InlineNode): void {
    if (node.type === 'text') append(node.value, node.line);
    else if (node.type === 'code span') {
      const start = text.length;
      append(node.value, node.line);
      codes.push({ start, end: text.length, text: node.value });
    } else if (node.type === 'break') {
      text += ' ';
      mark(node.line + 1);
      cuts.push(text.length);
    } else if (node.type === 'image') append(node.text, node.line);
    else if (node.type !== 'struck') {
      const startsLine = node.type === 'strong' && lineStarts.some((start) => start.offset === text.length);
      if (startsLine && text.length > 0) cuts.push(text.length);
      for (const child of node.children) visit(child);
    }
  }

  for (const node of nodes) visit(node);
  return { text, lineStarts, cuts, codes };
}

/** Without white space around it, and with one space for any other: nothing is written where there is one already. */
export function inOneLine(text: string): string {
  return text.trim().replace(/\s{2,}|[^\S ]/g, ' ');
}

/** Source line of an offset in the flattened text. */
export function lineAt(flat: FlatText, offset: number): number {
  let line = flat.lineStarts[0]?.line ?? 1;
  for (const start of flat.lineStarts) {
    if (start.offset > offset) break;
    line = start.line;
  }
  return line;
}
