import { closestWord } from './closest-word.ts';

/** Something wrong in a gate file, by the path of keys that leads to it. */
export interface GateProblem {
  readonly path: readonly (string | number)[];
  /** Whether the last key of the path is wrong, or what stands under it. */
  readonly at: 'key' | 'value';
  readonly what: string;
  /** What to write instead. */
  readonly instead: string;
}

type Path = GateProblem['path'];

export function wrongValue(path: Path, what: string, instead: string): GateProblem {
  return { path, at: 'value', what, instead };
}

export function wrongKey(path: Path, what: string, instead: string): GateProblem {
  return { path, at: 'key', what, instead };
}

/** `Did you mean "qa"? Known: pm, qa.` for a word that nothing has. */
export function suggestion(word: string, known: readonly string[]): string {
  const meant = closestWord(word, known);
  const all = known.length <= 40 ? `Known: ${known.join(', ') || 'none'}.` : '';
  return `${meant === null ? '' : `Did you mean "${meant}"? `}${all}`.trim() || 'Write one that exists.';
}

/** Problems for entries that stand twice, told apart by `keyOf`; the second and later ones are named. */
export function duplicates<T>(
  items: readonly T[] | undefined,
  path: Path,
  keyOf: (item: T) => string,
  what: string,
): readonly GateProblem[] {
  const seen = new Set<string>();
  return (items ?? []).flatMap((item, index) => {
    const key = keyOf(item);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [wrongValue([...path, index], `${what} ${key} stands here a second time`, 'Leave one of the two out.')];
  });
}
