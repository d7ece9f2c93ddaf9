import type { MarkdownDocument } from '../markdown/markdown-document.ts';

const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const phone = /(?<![\w.])\+\d[\d\s()./-]{6,18}\d(?!\w)|(?<![\w.])0\d{1,5}[\s/-]?\d{4,10}(?!\w)/;
const handle = /(?:^|[\s(|:>])@[A-Za-z][\w.-]{1,40}/;
const service = /\b(?:discord|slack|signal|matrix|telegram|teams|mattermost|threema|whatsapp)\b\W{1,4}[\w@#.-]{2,}/i;
/** Numbers are often kept out of the repository on purpose. */
const annex =
  /\b(?:pager ?duty|opsgenie|on-?call (?:app|list|annex)|(?:contact|private|secret) annex|password manager|vault)\b/i;

/** True where a text gives a way to reach somebody: mail, phone, chat, pager, or where the number is kept. */
export function hasContact(text: string): boolean {
  return [mail, phone, handle, service, annex].some((pattern) => pattern.test(text));
}

/**
 * Whether a document names a person, and with a way to reach that person: in the same table row (unless the person is
 * only its backup), the same block of lines, or the section that the person's heading opens.
 */
export function personIn(
  document: MarkdownDocument,
  names: readonly string[],
): { readonly line: number; readonly reachable: boolean } | null {
  const patterns = names
    .filter((name) => name.trim().length > 1)
    .map((name) => new RegExp(escaped(name.trim()), 'giu'));
  let first: number | null = null;
  let own: number | null = null;
  for (const [index, line] of document.lines.entries()) {
    if (!patterns.some((pattern) => standsIn(line, pattern))) continue;
    first ??= index + 1;
    if (!patterns.some((pattern) => standsIn(withoutBackups(document.lines, index), pattern))) continue;
    own ??= index + 1;
    if (hasContact(around(document, index))) return { line: index + 1, reachable: true };
  }
  return first === null ? null : { line: own ?? first, reachable: false };
}

const wordBefore = /[\p{L}\p{N}_-]$/iu;
const wordAfter = /^(?:[\p{L}\p{N}_]|-\p{L})/iu;

/** Whether a name stands in a line as words of its own. Classes of letters are compiled once, not for every name. */
function standsIn(line: string, name: RegExp): boolean {
  name.lastIndex = 0;
  for (let match = name.exec(line); match !== null; match = name.exec(line)) {
    const { index } = match;
    const end = index + match[0].length;
    // No more than the letter there, which may be of two units: a long line may hold the name at every place.
    const letters = [line.slice(Math.max(0, index - 2), index), line.slice(end, end + 3)] as const;
    if (!wordBefore.test(letters[0]) && !wordAfter.test(letters[1])) return true;
    // The name may begin again inside of itself.
    name.lastIndex = index + 1;
  }
  return false;
}

const backupColumn = /\b(?:back-?up|deputy|deputies|stand-?in|second(?:ary)?|substitute|alternate|fallback)\b/i;

/** A table row without the cells of its backup columns: the contact in that row is not the backup's. */
function withoutBackups(lines: readonly string[], index: number): string {
  const line = lines[index] ?? '';
  if (!/^\s*\|/.test(line)) return line;
  let header = index;
  while (header > 0 && /^\s*\|/.test(lines[header - 1] ?? '')) header -= 1;
  const columns = (lines[header] ?? '').split('|');
  return header === index
    ? line
    : line
        .split('|')
        .filter((_, cell) => !backupColumn.test(columns[cell] ?? ''))
        .join('|');
}

function around(document: MarkdownDocument, index: number): string {
  const { lines, headings } = document;
  const line = lines[index] ?? '';
  if (/^\s*\|/.test(line)) return line;
  const heading = headings.findIndex((each) => each.line === index + 1);
  if (heading >= 0) return lines.slice(index, (headings[heading + 1]?.line ?? lines.length + 1) - 1).join('\n');
  let end = index + 1;
  // The item itself with what is indented under it, or the rest of the paragraph.
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const item = /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
  while (end < lines.length && end < index + 12 && belongs(lines[end] ?? '')) end += 1;
  return lines.slice(index, end).join('\n');

  function belongs(next: string): boolean {
    if (next.trim() === '') return false;
    return !item || (/^\s*/.exec(next)?.[0].length ?? 0) > indent;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
}
