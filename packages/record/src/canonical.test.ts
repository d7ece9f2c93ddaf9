import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize, type Json, parseCanonical } from './canonical.ts';
import { refusalOf } from './testing/refusals.ts';

const FILE = 'statements/aa/x.json';

function parsed(text: string | Uint8Array): unknown {
  return refusalOf(() => parseCanonical(Buffer.from(text), FILE));
}

const refused = { code: 'RECORD_NOT_CANONICAL', file: FILE };

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.string({ unit: 'grapheme-composite' }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', '10', '9', 'toJSON')), tie('value'), {
      maxKeys: 5,
    }),
  ),
})).value;

describe('canonicalize', () => {
  it('orders keys by UTF-16 code unit, not by code point', () => {
    expect(canonicalize({ '\u{1f600}': 1, '\ufb33': 2, '10': 3, '9': 4, a: 5, '': 6 })).toBe(
      '{"":6,"10":3,"9":4,"a":5,"\u{1f600}":1,"\ufb33":2}',
    );
  });

  it('writes numbers as ECMAScript does', () => {
    expect(canonicalize([1e21, 1e-7, 333333333.33333329, -0, 0.1, 4.5])).toBe(
      '[1e+21,1e-7,333333333.3333333,0,0.1,4.5]',
    );
  });

  it.each([
    ['half a surrogate pair in a value', '\ud800'],
    ['half a surrogate pair in a key', { '\udc00': 1 }],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a number that is none', Number.NaN],
    ['undefined', undefined as unknown as Json],
    ['a function', (() => 1) as unknown as Json],
  ])('refuses %s', (_, value) => {
    expect(refusalOf(() => canonicalize(value))?.code).toBe('RECORD_NOT_CANONICAL');
  });

  it('stops at 64 levels', () => {
    let value: Json = [];
    for (let depth = 1; depth < 64; depth++) value = [value];
    expect(canonicalize(value)).toHaveLength(128);
    expect(parsed('['.repeat(64) + ']'.repeat(64))).toBeNull();
    expect(refusalOf(() => canonicalize([value]))?.code).toBe('RECORD_NOT_CANONICAL');
    expect(parsed('['.repeat(65) + ']'.repeat(65))).toEqual(refused);
    expect(parsed('['.repeat(100_000) + ']'.repeat(100_000))).toEqual(refused);
  });
});

describe('depth', () => {
  const objects = (levels: number): string => '{"a":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1);
  const mixed = (levels: number): string => '[{"a":'.repeat(levels / 2) + '1' + '}]'.repeat(levels / 2);
  /** The same, with keys out of order at the bottom, which the quick look gives up on. */
  const unsorted = (levels: number): string => objects(levels).replace('{}', '{"9":1,"10":1}');

  it.each([
    ['objects', objects],
    ['lists and objects', mixed],
  ])('of %s ends at 64 levels, written or read', (_, nested) => {
    expect(parsed(nested(64))).toBeNull();
    expect(canonicalize(JSON.parse(nested(64)) as Json)).toBe(nested(64));
    for (const levels of [66, 1000]) {
      expect(parsed(nested(levels))).toEqual(refused);
      expect(refusalOf(() => canonicalize(JSON.parse(nested(levels)) as Json))?.code).toBe('RECORD_NOT_CANONICAL');
    }
  });

  it('of objects is counted exactly', () => {
    expect(parsed(objects(65))).toEqual(refused);
    expect(refusalOf(() => canonicalize(JSON.parse(objects(65)) as Json))?.code).toBe('RECORD_NOT_CANONICAL');
    expect(parsed(unsorted(64))).toEqual(refused);
    expect(parsed(unsorted(65))).toEqual(refused);
  });
});

describe('parseCanonical', () => {
  it('gives back every value from its canonical bytes', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalize(value);
        expect(canonicalize(parseCanonical(Buffer.from(text), FILE))).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toHaveLength(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a key named __proto__ an ordinary key', () => {
    const value = parseCanonical(Buffer.from('{"__proto__":{"polluted":true}}'), FILE) as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect('polluted' in value).toBe(false);
  });

  it.each([
    ['a byte order mark', '\ufeff{}'],
    ['a duplicate key', '{"a":1,"a":1}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['integer-like keys in numeric order', '{"9":1,"10":1}'],
    ['white space', '{"a": 1}'],
    ['a final newline', '{}\n'],
    ['minus zero', '[-0]'],
    ['an exponent', '[1e2]'],
    ['a number that rounds', '[9007199254740993]'],
    ['a number beyond range', '[1e400]'],
    ['a needless escape', '["\\u0041"]'],
    ['an upper-case escape', '["\\u001F"]'],
    ['half a surrogate pair, escaped', '["\\ud800"]'],
    ['an escaped slash', '["\\/"]'],
    ['nothing', ''],
    ['no JSON', '{'],
  ])('refuses %s', (_, text) => {
    expect(parsed(text)).toEqual(refused);
  });

  it('refuses bytes that are not UTF-8, however they would be replaced', () => {
    expect(parsed(Buffer.from([0x22, 0xff, 0x22]))).toEqual(refused);
    // A cut four-byte sequence is as long as its replacement character, so comparing lengths would not notice.
    expect(parsed(Buffer.from([0x22, 0xf0, 0x9f, 0x98, 0x22]))).toEqual(refused);
  });

  it('accepts a literal backslash before ud, which is no surrogate', () => {
    expect(parsed('["\\\\ud800"]')).toBeNull();
  });
});
