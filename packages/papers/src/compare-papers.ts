import { readParts } from './markers/read-parts.ts';
import type { PaperPart } from './paper-model.ts';

export interface PaperComparison {
  /** Parts that are not as expected. `line` is that of the first differing line, or of the begin marker; null: absent. */
  readonly differing: readonly {
    readonly id: string;
    readonly line: number | null;
    readonly what: 'changed' | 'missing' | 'unexpected';
  }[];
  /** Lines that hold text written by people, which no part covers. */
  readonly uncovered: number;
}

function firstDifference(found: string, expected: string): number {
  const other = expected.split('\n');
  return found.split('\n').findIndex((line, index) => line !== other[index]);
}

/**
 * Holds a paper against the parts that the record gives. Throws PaperError where markers are broken: then nothing can
 * be said about the paper, and it counts as refused.
 */
export function comparePaper(text: string, expectedParts: readonly PaperPart[]): PaperComparison {
  const found = readParts(text);
  const expected = new Map(expectedParts.map((part) => [part.id, part.markdown]));
  const differing: PaperComparison['differing'][number][] = [];
  for (const part of found) {
    const wanted = expected.get(part.id);
    if (wanted === undefined) differing.push({ id: part.id, line: part.start, what: 'unexpected' });
    else if (wanted !== part.markdown) {
      const offset = Math.max(0, firstDifference(part.markdown, wanted));
      differing.push({ id: part.id, line: Math.min(part.start + 1 + offset, part.end), what: 'changed' });
    }
  }
  for (const id of expected.keys()) {
    if (!found.some((part) => part.id === id)) differing.push({ id, line: null, what: 'missing' });
  }
  const covered = (line: number): boolean => found.some((part) => line >= part.start && line <= part.end);
  const lines = text.split(/\r\n|\n|\r/u);
  return { differing, uncovered: lines.filter((line, index) => line.trim() !== '' && !covered(index + 1)).length };
}
