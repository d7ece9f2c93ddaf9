/** The known word nearest to one that nobody knows; null where none is near enough to be meant. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const limit = word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3;
  let best: { readonly word: string; readonly distance: number } | null = null;
  const wanted = fold(word);
  for (const candidate of known) {
    const distance = editDistance(wanted, fold(candidate), limit);
    if (distance <= limit && (best === null || distance < best.distance)) {
      best = { word: candidate, distance };
    }
  }
  return best?.word ?? onlyWordThatBegins(wanted, known);
}

/** `depends` is the beginning of one word alone. */
function onlyWordThatBegins(beginning: string, known: readonly string[]): string | null {
  const words = beginning.length < 4 ? [] : known.filter((word) => word.startsWith(`${beginning}_`));
  return words.length === 1 ? (words[0] ?? null) : null;
}

/** `containerName`, `container-name` and `Container_Name` are one word to those who write them. */
function fold(word: string): string {
  return word
    .slice(0, 64)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  let beforePrevious: number[] = [];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (beforePrevious[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(change, swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
