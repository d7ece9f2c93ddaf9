import { createHash } from 'node:crypto';
import { fileOf } from '../path-of-bytes.ts';
import { ProbeError } from '../probe-error.ts';
import { readText, splitLines } from '../read-text.ts';
import { collect } from './collect.ts';
import type { MarkdownDocument } from './markdown-document.ts';
import { parseMarkdown } from './markdown-tree.ts';

/** Beyond these nobody wrote the file by hand as Markdown, and parsers of Markdown go quadratic. */
const largestFile = 2 * 1024 * 1024;
const longestLine = 20_000;
const deepestNesting = 40;
const mostMarks = 4_000;

/**
 * Reads a Markdown file (CommonMark with GitHub's tables, task boxes, autolinks and strike-out).
 * Throws PROBE_NOT_TEXT for bytes that are no text and PROBE_NOT_MARKDOWN beyond the bounds.
 */
export function readMarkdown(bytes: Uint8Array): MarkdownDocument {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = recent.get(digest);
  if (known !== undefined) return known;
  const document = parse(bytes);
  const [oldest] = recent.keys();
  if (recent.size >= mostRecent && oldest !== undefined) recent.delete(oldest);
  recent.set(digest, document);
  return document;
}

/** Several probes read the same log; parsing is nearly all of their time, and equal bytes are equal documents. */
const recent = new Map<string, MarkdownDocument>();
const mostRecent = 16;

function parse(bytes: Uint8Array): MarkdownDocument {
  if (bytes.length > largestFile) throw notMarkdown(fileOf(bytes), `larger than ${largestFile / 1024 / 1024} MiB`);
  const text = readText(bytes);
  const lines = splitLines(text);
  refuseSlow(lines, fileOf(bytes));
  const front = frontMatter(lines);
  // Blank lines in place of the front matter keep all line numbers, and keep it from being read as a heading.
  const body = front === null ? lines : lines.map((line, index) => (index <= front.last ? '' : line));
  return {
    lines,
    frontMatter: front === null ? null : { text: lines.slice(1, front.last).join('\n'), line: 2 },
    ...collect(parseMarkdown(body.join('\n'))),
  };
}

function notMarkdown(file: string, how: string): ProbeError {
  return new ProbeError('PROBE_NOT_MARKDOWN', `${file} is ${how}, which no written document is; it was not read.`);
}

/** Refuses what makes Markdown parsers slow: long lines, deep containers, thousands of unmatched marks in one block. */
function refuseSlow(lines: readonly string[], file: string): void {
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    const where = `on line ${index + 1}`;
    if (line.length > longestLine) throw notMarkdown(file, `longer than ${longestLine} characters ${where}`);
    const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0] ?? '';
    const opened = (containers.match(/[>*+-]|\d+[.)]/g) ?? []).length;
    if (opened > deepestNesting) throw notMarkdown(file, `nested deeper than ${deepestNesting} ${where}`);
    const startsBlock = line.trim() === '' || containers !== '' || /^\s*(?:#{1,6}\s|\||`{3}|~{3})/.test(line);
    marks = (startsBlock ? 0 : marks) + (line.match(/[*_~[]+/g) ?? []).length;
    if (marks > mostMarks) throw notMarkdown(file, `marked up more than ${mostMarks} times in one block ${where}`);
  }
}

function frontMatter(lines: readonly string[]): { readonly last: number } | null {
  if (lines[0]?.trimEnd() !== '---') return null;
  const last = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  const holdsKeys = last > 1 && lines.slice(1, last).some((line) => /^[\w-]+:(?:\s|$)/.test(line));
  return holdsKeys ? { last } : null;
}
