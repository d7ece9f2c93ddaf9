/**
 * Letters of other scripts that look like the ones in a marker. A lookalike is no marker to us, but it would tell a
 * reader that text written by people had come from the record.
 */
const confusable: Readonly<Record<string, string>> = {
  а: 'a',
  ɑ: 'a',
  α: 'a',
  ѕ: 's',
  ꜱ: 's',
  ӏ: 'l',
  ı: 'l',
  і: 'i',
  ι: 'i',
  ⅼ: 'l',
  у: 'y',
  ү: 'y',
  γ: 'y',
  р: 'p',
  ρ: 'p',
  о: 'o',
  ο: 'o',
  օ: 'o',
  г: 'r',
  ʀ: 'r',
  т: 't',
  τ: 't',
  Ь: 'b',
  ƅ: 'b',
  е: 'e',
  ҽ: 'e',
  ԁ: 'd',
  ɡ: 'g',
  ց: 'g',
  п: 'n',
  ո: 'n',
  η: 'n',
  '‹': '<',
  '˂': '<',
  ᐸ: '<',
  '〈': '<',
  '❮': '<',
  '։': ':',
  '∶': ':',
  ː: ':',
  '꞉': ':',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  ǃ: '!',
  '！': '!',
};
const invisible = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF]/gu;
const loose = /sallyport\s*:\s*(?:begin|end)/iu;
const foreign = /[^\u0000-\u007F]/u;

function plain(line: string): string {
  const folded = line.replace(invisible, '').normalize('NFKC');
  return Array.from(
    folded,
    (character) => confusable[character] ?? confusable[character.toLowerCase()] ?? character,
  ).join('');
}

/** Whether a line that is not an exact marker could pass for one in a reader's eyes. */
export function looksLikeMarker(line: string): boolean {
  if (loose.test(line)) return true;
  return foreign.test(line) && line.length < 2_000 && loose.test(plain(line));
}
