import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import { encodeArmour, parseArmour } from './armour.ts';

describe('armour', () => {
  it('gives back every blob', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (blob) => {
        expect([...parseArmour(encodeArmour(blob))]).toEqual([...blob]);
      }),
    );
  });

  it('is refused with any single character changed, added or removed', () => {
    const armour = encodeArmour(Buffer.alloc(160, 'signature'));
    fc.assert(
      fc.property(
        fc.nat({ max: armour.length - 1 }),
        fc.constantFrom('', ' ', '\n', '=', '-', '\r\n', 'é'),
        (at, text) => {
          fc.pre(armour[at] !== text);
          const replaced = armour.slice(0, at) + text + armour.slice(at + 1);
          const inserted = armour.slice(0, at) + (text || '\n') + armour.slice(at);
          expect(refusalOf(() => parseArmour(replaced))?.code).toBe('RECORD_SIGNATURE_MALFORMED');
          expect(refusalOf(() => parseArmour(inserted))?.code).toBe('RECORD_SIGNATURE_MALFORMED');
        },
      ),
    );
  });

  it('has lines of 70 columns and no empty one', () => {
    const lines = (length: number) => encodeArmour(Buffer.alloc(length)).split('\n').slice(1, -2);
    expect(lines(105).map((line) => line.length)).toEqual([70, 70]);
    expect(lines(106).map((line) => line.length)).toEqual([70, 70, 4]);
  });

  it('is refused in a sentence', () => {
    const armour = encodeArmour(Buffer.alloc(160, 'signature'));
    const [begin = '', ...rest] = armour.split('\n');
    const malformed = (text: string, why: string) =>
      expect(sentenceOf(() => parseArmour(text))).toBe(`The signature is malformed: ${why}.`);
    malformed(encodeArmour(Buffer.alloc(64 * 1024)), 'it is longer than 65536 characters');
    malformed(rest.join('\n'), 'its armour lines are not right');
    malformed(armour.trimEnd(), 'its armour lines are not right');
    malformed(`\n${armour}`, 'its armour lines are not right');
    malformed([begin, ...rest.map((line) => line.toLowerCase())].join('\n'), 'its armour lines are not right');
    malformed(armour.replaceAll('\n', '\n\n').slice(0, -1), 'its armour is not the canonical one');
    malformed(`${begin}\n${rest.join('').replace('-----END', '\n-----END')}\n`, 'its armour is not the canonical one');
  });
});
