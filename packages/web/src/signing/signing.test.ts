import {
  canonicalize,
  encodeStatement,
  type Json,
  preAuthEncoding as peerEncoding,
  sha256,
  signedData,
} from '@sallyport/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex, utf8 } from './bytes.ts';
import { canonicalText, readCanonical } from './canonical.ts';
import { preAuthEncoding, signedBlob } from './signed-blob.ts';

/** The record's own code is the peer: one byte of difference, and no signature of this page would verify. */
const json = fc.jsonValue({ maxDepth: 6 }).filter((value) => JSON.stringify(value).isWellFormed());

describe('what the page signs is what the record verifies', () => {
  test('canonical text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalize(value as Json);
        expect(canonicalText(value as Json)).toBe(text);
        expect(readCanonical(utf8(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('pre-authentication encoding and blob, for any statement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((text) => text.trim().length > 0),
        fc.constantFrom('signoff@sallyport.dev', 'trust@sallyport.dev', 'decision@sallyport.dev'),
        async (reason, namespace) => {
          const { bytes, digest } = withdrawal(reason);
          const copy = new Uint8Array(bytes);
          expect(readCanonical(copy)).toEqual(JSON.parse(Buffer.from(bytes).toString('utf8')));
          expect(await sha256Hex(copy)).toBe(digest);
          const message = preAuthEncoding(copy);
          expect(Buffer.from(message).equals(peerEncoding(bytes))).toBe(true);
          expect(Buffer.from(await signedBlob(namespace, message)).equals(signedData(namespace, message))).toBe(true);
        },
      ),
    );
  });
});

describe('bytes that are refused', () => {
  test.each([
    ['a key that stands twice', '{"a":1,"a":1}'],
    ['white space', '{"a": 1}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['a byte order mark', '\uFEFF{"a":1}'],
    ['minus zero', '-0'],
    ['a number that was rounded', '9007199254740993'],
    ['an escape that need not be', '"\\u0061"'],
    ['half of a character', '"\\ud800"'],
    ['no JSON', '{'],
    ['a depth beyond 64', `${'['.repeat(70)}${']'.repeat(70)}`],
  ])('%s', (_, text) => {
    expect(() => readCanonical(utf8(text))).toThrow(expect.objectContaining({ code: 'WEB_NOT_CANONICAL' }));
  });

  test('what is not UTF-8', () => {
    expect(() => readCanonical(new Uint8Array([0x22, 0xff, 0x22]))).toThrow(/UTF-8/u);
  });
});

function withdrawal(reason: string) {
  const digest = sha256('x');
  return encodeStatement(
    'withdraw',
    [{ name: 'sample', digest: { sha256: digest } }],
    {
      record: digest,
      root: { version: 1, statement: digest },
      phase: 7,
      cites: [digest],
      author: { person: 'counsel', key: `SHA256:${'A'.repeat(43)}`, previous: [] },
      time: '2026-11-22T10:00:00Z',
      nonce: '0'.repeat(32),
    },
    { statement: digest, lost: false, reason },
  );
}
