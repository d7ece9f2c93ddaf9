import type { Heading, MarkdownDocument } from '../../markdown/markdown-document.ts';

export interface SkeletonEntry {
  /** What two logs of different phases have in common: lower case, no marks, phase numbers as `#`. */
  readonly key: string;
  readonly text: string;
  readonly line: number;
}

/**
 * The sections of a log that its successor must have: the title, and the headings of the first level below it that
 * holds at least two. Headings of single tasks (`6.2 …`, `Task 6.2`) belong to their phase alone.
 */
export function sections(document: MarkdownDocument, phase: number): readonly SkeletonEntry[] {
  const levels = [1, 2, 3, 4, 5, 6].filter(
    (depth) => document.headings.filter((heading) => heading.depth === depth).length > 1,
  );
  const level = levels[0] ?? 2;
  const seen = new Set<string>();
  return document.headings
    .filter((heading) => heading.depth === level && !isTask(heading, phase))
    .map((heading) => ({ key: normalise(heading.text, phase), text: heading.text, line: heading.line }))
    .filter((entry) => entry.key !== '' && !seen.has(entry.key) && seen.add(entry.key) !== undefined);
}

/** Labels of the lines between the title and the first section, such as `**Status:** …`. */
export function statusLines(document: MarkdownDocument, phase: number): readonly SkeletonEntry[] {
  const [title, next] = document.headings;
  const last = next?.line ?? document.lines.length + 1;
  const first = title !== undefined && title.depth === 1 ? title.line : 0;
  const labels: SkeletonEntry[] = [];
  for (let line = first + 1; line < last; line += 1) {
    const source = document.lines[line - 1] ?? '';
    const label = /^[\s>*_|-]*([\p{L}][\p{L}\p{N} /()-]{1,40}?)\s*[*_]{0,2}\s*(?::|\|)/u.exec(source)?.[1];
    if (label === undefined || /^\s*\|?\s*:?-{2,}/.test(source) || label.split(' ').length > 5) continue;
    labels.push({ key: normalise(label, phase), text: label.trim(), line });
  }
  return labels;
}

const claim = String.raw`(?:completed?|done|finished|success(?:ful(?:ly)?)?|passed|approved|in\s+progress|pending|100\s*%)`;
const inBrackets = new RegExp(String.raw`\s*[([{][^()[\]{}]*\b${claim}[^()[\]{}]*[)\]}]`, 'giu');
const atTheEnd = new RegExp(
  String.raw`\s*(?:[-–—:|]\s*|\p{Extended_Pictographic}\s*)+(?:(?:fully|mostly)\s+)?${claim}(?!\p{L}).*$`,
  'iu',
);

/** `Results ✅ COMPLETED` is the section Results: its state is this phase's own. */
function withoutClaim(text: string): string {
  return text.replace(inBrackets, '').replace(atTheEnd, '');
}

/**
 * Text without marks, numbering and letter case; the phase's own number, and only as a phase, becomes `#`. Its
 * neighbours move along: "Handover to Phase 7" of phase 6 is "Handover to Phase 8" of phase 7.
 */
export function normalise(text: string, phase: number): string {
  return withoutClaim(text)
    .toLowerCase()
    .replace(new RegExp(`\\b(phase|p)([\\s_-]?)(?:0*${phase})\\b`, 'g'), 'phase #')
    .replace(new RegExp(`\\bphase[\\s_-]?0*${phase + 1}\\b`, 'g'), 'phase #next')
    .replace(new RegExp(`\\bphase[\\s_-]?0*${phase - 1}\\b`, 'g'), 'phase #previous')
    .replace(new RegExp(`\\b${phase}(?=\\.\\d)`, 'g'), '#')
    .replace(/^[^\p{L}#]*\d{1,2}[.)]\s+/u, '')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}

function isTask(heading: Heading, phase: number): boolean {
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:task\\s+)?[([]?p?${phase}\\.\\d`, 'iu').test(heading.text);
}
