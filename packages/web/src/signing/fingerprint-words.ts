import { fromBase64 } from './bytes.ts';

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';

/**
 * The six words of a key's fingerprint (`SHA256:…`), 16 bits a word, as the server shows them. Computed here once more:
 * a server that shows the words of one key beside another would have people compare nothing. Throws WEB_NOT_CANONICAL.
 */
export function fingerprintWords(fingerprint: string): string {
  const bytes = fromBase64(fingerprint.replace(/^SHA256:/u, '').padEnd(44, '='));
  return Array.from({ length: 6 }, (_, word) =>
    wordOf(((bytes[word * 2] ?? 0) << 8) | (bytes[word * 2 + 1] ?? 0)),
  ).join(' ');
}

function wordOf(bits: number): string {
  const letter = (from: string, at: number): string => from[at % from.length] ?? '';
  return [
    letter(consonants, bits >> 12),
    letter(vowels, bits >> 10),
    letter(consonants, bits >> 6),
    letter(vowels, bits >> 4),
    letter(consonants, bits),
  ].join('');
}
