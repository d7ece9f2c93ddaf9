import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/refusals.ts';
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

  it('is refused when it is longer than any signature', () => {
    expect(refusalOf(() => parseArmour(encodeArmour(Buffer.alloc(64 * 1024))))?.code).toBe(
      'RECORD_SIGNATURE_MALFORMED',
    );
  });
});
