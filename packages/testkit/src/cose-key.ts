import type { KeyObject } from 'node:crypto';
import { part } from './keys.ts';

/** The public half of a key in COSE, in the one form that CTAP2 prescribes. */
export function coseKey(algorithm: 'ES256' | 'RS256', key: KeyObject): Buffer {
  const jwk = key.export({ format: 'jwk' });
  if (algorithm === 'ES256') return cborMap([1, 2], [3, -7], [-1, 1], [-2, part(jwk, 'x')], [-3, part(jwk, 'y')]);
  return cborMap([1, 3], [3, -257], [-1, part(jwk, 'n')], [-2, part(jwk, 'e')]);
}

/** A CBOR map of numbers to numbers and bytes, entries in the order given. */
export function cborMap(...entries: readonly (readonly [number, number | Uint8Array])[]): Buffer {
  const parts = entries.flatMap(([label, value]) => [
    cborNumber(label),
    typeof value === 'number' ? cborNumber(value) : Buffer.concat([cborHead(2, value.length), value]),
  ]);
  return Buffer.concat([cborHead(5, entries.length), ...parts]);
}

function cborNumber(value: number): Buffer {
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
}

function cborHead(major: number, argument: number): Buffer {
  const top = major << 5;
  if (argument < 24) return Buffer.from([top | argument]);
  if (argument < 0x100) return Buffer.from([top | 24, argument]);
  return Buffer.from([top | 25, argument >> 8, argument & 0xff]);
}
