import { diffLines } from 'diff';
import type { DocumentPage } from '../../contract/documents.ts';

export type Hunk = NonNullable<DocumentPage['since']>['hunks'][number];
type Line = Hunk['lines'][number];

/** Unchanged lines that are shown around a change. */
const around = 2;
/** More edits than this are another text: it is read anew, from its beginning. */
const mostEdits = 1500;
const mostLines = 4000;
/** Characters of a heading that is shown above a difference. */
const longestHeading = 300;

/**
 * What changed between two versions, in runs of lines under the heading of the new version that they stand below. null:
 * they differ so much that a difference helps nobody. Equal texts have no hunk.
 */
export function lineHunks(before: string, after: string): readonly Hunk[] | null {
  if (before === after) return [];
  const changes = diffLines(before, after, { maxEditLength: mostEdits, timeout: 300 });
  if (changes === undefined) return null;
  const lines = changes.flatMap(({ value, added, removed }): Line[] => {
    const sign = added ? 'new' : removed ? 'gone' : 'same';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ sign, text: text.replace(/\r$/, '') }));
  });
  const hunks = hunksOf(lines);
  return hunks.reduce((count, hunk) => count + hunk.lines.length, 0) > mostLines ? null : hunks;
}

/** Without a pattern over the whole line: one that looks for its end from each place takes hours for a long one. */
function headingOf(line: string): string | null {
  const level = /^#{1,6}(?=\s)/.exec(line)?.[0];
  if (level === undefined) return null;
  const title = line.slice(level.length, level.length + longestHeading).trim();
  let end = title.length;
  while (title[end - 1] === '#') end--;
  return title.slice(0, end).trimEnd();
}

function hunksOf(lines: readonly Line[]): readonly Hunk[] {
  const kept = new Set<number>();
  for (const [index, { sign }] of lines.entries())
    if (sign !== 'same') for (let near = index - around; near <= index + around; near++) kept.add(near);
  const hunks: { readonly heading: string | null; readonly lines: Line[]; last: number }[] = [];
  let heading: string | null = null;
  let fenced = false;
  for (const [index, line] of lines.entries()) {
    if (line.sign !== 'gone' && /^\s{0,3}(?:```|~~~)/.test(line.text)) fenced = !fenced;
    const title = fenced || line.sign === 'gone' ? null : headingOf(line.text);
    if (title) heading = title;
    if (!kept.has(index)) continue;
    const current = hunks.at(-1);
    if (current && current.last === index - 1 && current.heading === heading) {
      current.lines.push(line);
      current.last = index;
    } else hunks.push({ heading, lines: [line], last: index });
  }
  return hunks
    .filter((hunk) => hunk.lines.some(({ sign }) => sign !== 'same'))
    .map((hunk) => ({ heading: hunk.heading, lines: hunk.lines }));
}
