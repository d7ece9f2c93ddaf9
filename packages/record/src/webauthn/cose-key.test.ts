import { generateKeyPairSync } from 'node:crypto';
import { cborMap } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../testing/refusals.ts';
import { readCoseKey } from './cose-key.ts';

type Entry = readonly [number, number | Uint8Array];

const point = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const x = Buffer.from(point.x ?? '', 'base64url');
const y = Buffer.from(point.y ?? '', 'base64url');
const modulus = Buffer.alloc(256, 0xff);
const exponent = Buffer.from([1, 0, 1]);
const ec: readonly Entry[] = [
  [1, 2],
  [3, -7],
  [-1, 1],
  [-2, x],
  [-3, y],
];
const rsa: readonly Entry[] = [
  [1, 3],
  [3, -257],
  [-1, modulus],
  [-2, exponent],
];

function why(bytes: Uint8Array): string | null {
  return sentenceOf(() => readCoseKey(Buffer.from(bytes), 'a.example'));
}

function refusal(reason: string): string {
  return `The passkey registration is malformed: ${reason}.`;
}

/** The entries with one of them replaced; without it where there is no value. */
function but(entries: readonly Entry[], label: number, value?: number | Uint8Array): Buffer {
  return cborMap(
    ...entries.flatMap(([each, old]): Entry[] => {
      if (each !== label) return [[each, old]];
      return value === undefined ? [] : [[each, value]];
    }),
  );
}

describe('readCoseKey', () => {
  it('reads both kinds of key, and what stands behind them', () => {
    const behind = Buffer.from([0xa0]);
    for (const [entries, type] of [
      [ec, 'sk-ecdsa-sha2-nistp256@openssh.com'],
      [rsa, 'webauthn-rs256@sallyport.dev'],
    ] as const) {
      const { key, rest } = readCoseKey(Buffer.concat([cborMap(...entries), behind]), 'a.example');
      expect([key.type, key.application, [...rest]]).toEqual([type, 'a.example', [...behind]]);
    }
    const { key } = readCoseKey(cborMap(...ec), 'a.example');
    expect(key.key.export({ format: 'jwk' })).toMatchObject({ crv: 'P-256', x: point.x, y: point.y });
    const jwk = readCoseKey(cborMap(...rsa), 'a.example').key.key.export({ format: 'jwk' });
    expect(jwk).toMatchObject({ n: modulus.toString('base64url'), e: 'AQAB' });
  });

  it('reads the entries in any order, and numbers with zeros in front', () => {
    const { key } = readCoseKey(cborMap(...rsa), 'a.example');
    expect(readCoseKey(cborMap(...rsa.toReversed()), 'a.example').key).toBe(key);
    const padded = but(rsa, -1, Buffer.concat([Buffer.from([0]), modulus]));
    expect(readCoseKey(padded, 'a.example').key).toBe(key);
  });

  const notEc = refusal('its key has not exactly the parts of a key for ES256');
  const notRsa = refusal('its key has not exactly the parts of a key for RS256');
  const neither = refusal('its key is neither for ES256 nor for RS256');
  it.each<[string, Uint8Array, string]>([
    ['another curve', but(ec, -1, 2), notEc],
    ['no curve', but(ec, -1), notEc],
    ['a short coordinate', but(ec, -2, x.subarray(1)), notEc],
    ['a long coordinate', but(ec, -3, Buffer.concat([y, y])), notEc],
    ['coordinates cut elsewhere', but(Array.from(ec), -2, Buffer.concat([x, y.subarray(0, 1)])), notEc],
    ['a coordinate that is a number', but(ec, -2, 4), notEc],
    ['a coordinate that is the sign of another', but(ec, -3, 1), notEc],
    ['no second coordinate', but(ec, -3), notEc],
    ['a part too many', cborMap(...ec, [2, Buffer.from('id')]), notEc],
    ['a point beside the curve', but(ec, -3, x), 'The public key is malformed: it is no valid point or number.'],
    ['a modulus that is a number', but(rsa, -1, 7), notRsa],
    ['no modulus', but(rsa, -1), notRsa],
    ['no exponent', but(rsa, -2), notRsa],
    ['an exponent that is a number', but(rsa, -2, 65), notRsa],
    ['a part too many for RSA', cborMap(...rsa, [4, 1]), notRsa],
    ['ES256 with an RSA key', but(rsa, 3, -7), neither],
    ['RS256 with a point', but(ec, 3, -257), neither],
    ['EdDSA', but(ec, 3, -8), neither],
    ['SHA-1', but(rsa, 3, -65_535), neither],
    ['no algorithm', but(ec, 3), neither],
    ['no kind', but(rsa, 1), neither],
    ['words for numbers', but(ec, 1, Buffer.from('2')), neither],
    ['nothing', cborMap(), neither],
    ['a part twice', cborMap(...ec, [-3, y]), refusal('its key has a part twice or misnamed')],
    ['a part that is named in bytes', Buffer.from('a1410101', 'hex'), refusal('its key has a part twice or misnamed')],
    ['too many parts', Buffer.concat([Buffer.from([0xb1]), Buffer.alloc(99)]), refusal('its key is no small CBOR map')],
    ['no map', Buffer.from('80', 'hex'), refusal('its key is no small CBOR map')],
    ['a map without end', Buffer.from('bf0102ff', 'hex'), refusal('a length in its key is too long or not definite')],
    [
      'a length of four bytes',
      Buffer.from('a1015a00000001ff', 'hex'),
      refusal('a length in its key is too long or not definite'),
    ],
    ['text', Buffer.from('a1016161', 'hex'), refusal('its key holds something that is no number and no bytes')],
    ['a map inside', Buffer.from('a101a0', 'hex'), refusal('its key holds something that is no number and no bytes')],
    ['a number too long', Buffer.from('a1180102', 'hex'), refusal('a number in its key is not in its shortest form')],
    [
      'a number of 23 in a byte',
      Buffer.from('a101181702', 'hex'),
      refusal('a number in its key is not in its shortest form'),
    ],
    [
      'a number of 255 in two',
      Buffer.from('a1011900ff', 'hex'),
      refusal('a number in its key is not in its shortest form'),
    ],
    ['a head alone', Buffer.from('a2', 'hex'), refusal('its key ends too early')],
    ['bytes that run out', Buffer.from('a1014201', 'hex'), refusal('its key ends too early')],
    ['no bytes at all', Buffer.alloc(0), refusal('its key ends too early')],
  ])('refuses %s', (_, bytes, reason) => {
    expect(why(bytes)).toBe(reason);
  });

  it('takes numbers at the edges of their forms', () => {
    for (const number of [23, 24, 255, 256, 65_535]) expect(why(but(ec, -1, number))).toBe(notEc);
    const sixteen = Array.from({ length: 16 }, (_, label): Entry => [label + 10, 0]);
    expect(why(cborMap(...sixteen))).toBe(neither);
    expect(why(cborMap(...sixteen, [30, 0]))).toBe(refusal('its key is no small CBOR map'));
  });

  it('refuses RSA keys under 2048 bits', () => {
    expect(why(but(rsa, -1, modulus.subarray(128)))).toBe(
      'The public key is malformed: an RSA key must have 2048 to 16384 bits, this one has 1024.',
    );
  });
});
