import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireMpint, wireString } from '../sshsig/wire.ts';
import { sentenceOf } from '../testing/refusals.ts';
import { derOfMpints, mpintsOfDer } from './ecdsa-der.ts';

const refusal = 'The passkey signature is malformed: it is not two positive numbers in DER.';

function why(hex: string): string | null {
  return sentenceOf(() => mpintsOfDer(Buffer.from(hex, 'hex')));
}

describe('an ECDSA signature in DER', () => {
  it('has the numbers of its two mpints, and back', () => {
    const number = fc.uint8Array({ minLength: 1, maxLength: 32 }).filter((bytes) => bytes.some((byte) => byte > 0));
    fc.assert(
      fc.property(number, number, (first, second) => {
        const mpints = Buffer.concat([wireMpint(first), wireMpint(second)]);
        const der = derOfMpints(mpints);
        expect(mpintsOfDer(der).equals(mpints)).toBe(true);
      }),
    );
  });

  it('is written as everybody else writes it', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    for (let round = 0; round < 50; round++) {
      const der = sign('sha256', Buffer.from([round]), privateKey);
      const again = derOfMpints(mpintsOfDer(der));
      expect(again.equals(der)).toBe(true);
      expect(verify('sha256', Buffer.from([round]), publicKey, again)).toBe(true);
    }
  });

  it.each([
    ['the shortest', '3006020101020101'],
    ['the longest', `3046022100${'ff'.repeat(32)}022100${'ff'.repeat(32)}`],
    ['a zero byte that says positive', '300702020080020101'],
  ])('may be %s', (_, hex) => {
    expect(why(hex)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['no sequence', '3106020101020101'],
    ['a sequence alone', '3000'],
    ['a length too great', '3007020101020101'],
    ['a length too small', '3005020101020101'],
    ['a length in long form', '308106020101020101'],
    ['no definite length', '30800201010201010000'],
    ['one number', '3003020101'],
    ['three numbers', '3009020101020101020101'],
    ['a byte behind', '300702010102010100'],
    ['another tag for the first', '3006030101020101'],
    ['another tag for the second', '3006020101030101'],
    ['an empty first', '30050200020101'],
    ['an empty second', '30050201010200'],
    ['a negative first', '3006020180020101'],
    ['a negative second', '3006020101020180'],
    ['a zero', '3006020100020101'],
    ['a zero byte that says nothing', '300702020001020101'],
    ['a zero byte that says nothing in the second', '300702010102020001'],
    ['a second that runs out', '3006020101020201'],
    ['a first of 34 bytes', `3027022201${'00'.repeat(33)}020101`],
    ['a first that takes the second', '3006020401020101'],
  ])('may not be %s', (_, hex) => {
    expect(why(hex)).toBe(refusal);
  });

  it('is not made of what is no P-256 signature', () => {
    const refused = (bytes: Uint8Array) => sentenceOf(() => derOfMpints(bytes));
    const one = wireMpint(Buffer.from([1]));
    expect(refused(Buffer.concat([one, one]))).toBeNull();
    expect(refused(one)).toBe('The passkey signature is malformed: it ends too early.');
    expect(refused(Buffer.concat([one, one, one]))).toBe('The passkey signature is malformed: bytes follow its end.');
    for (const number of [wireString(''), wireString(Buffer.from([0x80])), wireString(Buffer.alloc(300, 1))]) {
      expect(refused(Buffer.concat([number, one]))).toBe(refusal);
      expect(refused(Buffer.concat([one, number]))).toBe(refusal);
    }
    // Lengths that end like a good one once a byte is all there is for them.
    expect(refused(Buffer.concat([wireString(Buffer.alloc(257, 1)), one]))).toBe(refusal);
  });
});
