/**
 * Letters of other scripts that look like the ones in a marker. A lookalike is no marker to us, but it would tell a
 * reader that text written by people had come from the record.
 */
const lookalikes: readonly (readonly [letter: string, lookalikes: string])[] = [
  ['a', 'аɑα'],
  ['s', 'ѕꜱ'],
  ['l', 'ӏıⅼ'],
  ['i', 'іι'],
  ['y', 'уүγ'],
  ['p', 'рρ'],
  ['o', 'оοօ'],
  ['r', 'гʀ'],
  ['t', 'тτ'],
  ['b', 'Ьƅ'],
  ['e', 'еҽ'],
  ['d', 'ԁ'],
  ['g', 'ɡց'],
  ['n', 'пոη'],
  ['<', '‹˂ᐸ〈❮'],
  [':', '։∶ː꞉'],
  ['-', '‐‑‒–—−'],
  ['!', 'ǃ！'],
];
const confusable: ReadonlyMap<string, string> = new Map(
  lookalikes.flatMap(([letter, others]) => Array.from(others, (other): [string, string] => [other, letter])),
);
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const loose = /<[!\s-]*sallyport\s*:\s*(?:begin|end)/iu;
const foreign = /\P{ASCII}/u;

function plain(line: string): string {
  const folded = line.replace(invisible, '').normalize('NFKC');
  return Array.from(
    folded,
    (character) => confusable.get(character) ?? confusable.get(character.toLowerCase()) ?? character,
  ).join('');
}

/** Whether a line that is not an exact marker could pass for one in a reader's eyes. */
export function looksLikeMarker(line: string): boolean {
  if (loose.test(line)) return true;
  return foreign.test(line) && line.length < 2_000 && loose.test(plain(line));
}
