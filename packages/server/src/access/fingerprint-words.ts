const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';

/**
 * Six words to compare a key's fingerprint by voice: 16 bits a word as consonants and vowels in turn (Wilkerson,
 * arXiv:0901.4016), so 96 bits, which nobody meets by making keys. `fingerprint` is OpenSSH's `SHA256:…`.
 */
export function fingerprintWords(fingerprint: string): string {
  const bytes = Buffer.from(fingerprint.replace(/^SHA256:/u, ''), 'base64');
  return Array.from({ length: 6 }, (_, word) => wordOf(bytes.readUInt16BE(word * 2))).join(' ');
}

function wordOf(bits: number): string {
  return [
    consonants[bits >> 12],
    vowels[(bits >> 10) & 3],
    consonants[(bits >> 6) & 15],
    vowels[(bits >> 4) & 3],
    consonants[bits & 15],
  ].join('');
}
