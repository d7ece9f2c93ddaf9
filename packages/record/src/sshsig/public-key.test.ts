import { createHash, generateKeyPairSync } from 'node:crypto';
import { makeKey, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import { parseKeyBlob, parsePublicKey } from './public-key.ts';
import { wireMpint, wireString } from './wire.ts';

function keyText(type: string, ...fields: readonly Uint8Array[]): string {
  return `${type} ${Buffer.concat([wireString(type), ...fields]).toString('base64')}`;
}

/** A point of a curve as two coordinates, from a real key. */
function pointOf(namedCurve: string): { readonly x: Buffer; readonly y: Buffer } {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
}

/** An RSA key whose modulus is an odd number of so many bits: nothing looks at its factors before a signature does. */
function rsaText(bits: number, exponent: string, type = 'ssh-rsa', ...more: readonly Uint8Array[]): string {
  const modulus = Buffer.alloc(Math.ceil(bits / 8), 0xff);
  modulus[0] = 0xff >> (modulus.length * 8 - bits);
  return keyText(type, wireString(Buffer.from(exponent, 'hex')), wireMpint(modulus), ...more);
}

const UNCOMPRESSED = Buffer.from([4]);
const F4 = '010001';

describe('parsePublicKey', () => {
  it.each([
    ['ed25519', { kind: 'ed25519' }],
    ['ecdsa', { kind: 'ecdsa', hash: 'sha256', bytes: 32 }],
  ] as const)('reads an %s key and writes it the same', async (type, primitive) => {
    const { publicKey } = await makeKey({ type });
    expect(parsePublicKey(publicKey.text)).toBe(publicKey);
    expect(publicKey.primitive).toEqual(primitive);
    expect(publicKey.fingerprint).toBe(
      `SHA256:${createHash('sha256').update(publicKey.blob).digest('base64').slice(0, 43)}`,
    );
    expect(publicKey.application).toBeNull();
  });

  it.each([
    ['nistp256', 'P-256', { kind: 'ecdsa', hash: 'sha256', bytes: 32 }],
    ['nistp384', 'P-384', { kind: 'ecdsa', hash: 'sha384', bytes: 48 }],
    ['nistp521', 'P-521', { kind: 'ecdsa', hash: 'sha512', bytes: 66 }],
  ])('reads a key over %s', (name, curve, primitive) => {
    const { x, y } = pointOf(curve);
    const text = keyText(`ecdsa-sha2-${name}`, wireString(name), wireString(Buffer.concat([UNCOMPRESSED, x, y])));
    const key = parsePublicKey(text);
    expect(key.primitive).toEqual(primitive);
    expect(key.text).toBe(text);
    expect(key.application).toBeNull();
    const coordinates = { x: x.toString('base64url'), y: y.toString('base64url') };
    expect(key.key.export({ format: 'jwk' })).toEqual({ kty: 'EC', crv: curve, ...coordinates });
  });

  it('keeps what a security key is bound to', async () => {
    expect(simulatedPasskey({ host: 'sign.example' }).publicKey.application).toBe('sign.example');
    const plain = await makeKey({ type: 'ed25519' });
    const raw = Buffer.from(plain.publicKey.blob).subarray(-32);
    const bound = parsePublicKey(keyText('sk-ssh-ed25519@openssh.com', wireString(raw), wireString('ssh:')));
    expect(bound.application).toBe('ssh:');
  });

  it('refuses what is not one key, exactly, and says what is wrong', async () => {
    const { publicKey } = await makeKey({ type: 'ed25519' });
    const [type = '', base64 = ''] = publicKey.text.split(' ');
    const point = Buffer.from(publicKey.blob).subarray(-32);
    const { x, y } = pointOf('P-256');
    const words = 'it is not a type and its base64, separated by one space';
    const notCanonical = 'its base64 is not canonical';
    const form = 'its point is not in uncompressed form';
    const curve = (name: string, ...pointBytes: readonly Uint8Array[]) =>
      keyText('ecdsa-sha2-nistp256', wireString(name), wireString(Buffer.concat(pointBytes)));
    const refusals: readonly [string, string][] = [
      [`${publicKey.text} ada@emberfall`, words],
      [base64, words],
      ['', words],
      [`${type}  ${base64}`, words],
      [`ssh-rsa ${base64}`, 'it says ssh-rsa and holds ssh-ed25519'],
      [`${type} ${base64.slice(0, -1)}`, notCanonical],
      [`${type} ${base64}\n`, notCanonical],
      [`${type} ${base64}=`, notCanonical],
      [`${type} ${base64.slice(0, 8)}.${base64.slice(8)}`, notCanonical],
      [keyText(type, wireString(point), Buffer.from([0])), 'bytes follow its end'],
      [keyText(type, wireString(point.subarray(1))), 'an Ed25519 key has 32 bytes'],
      [keyText(type, wireString(Buffer.concat([point, UNCOMPRESSED]))), 'an Ed25519 key has 32 bytes'],
      [keyText(type, Buffer.from('7fffffff00', 'hex')), 'it ends too early'],
      [
        keyText('ssh-ed25519-cert-v01@openssh.com', wireString(point)),
        'keys of type ssh-ed25519-cert-v01@openssh.com are not accepted',
      ],
      [keyText('ssh-dss', wireString(point)), 'keys of type ssh-dss are not accepted'],
      [curve('nistp256', Buffer.from([2]), x), form],
      [curve('nistp256', Buffer.from([2]), x, y), form],
      [curve('nistp256', UNCOMPRESSED, x, y, UNCOMPRESSED), form],
      [curve('nistp384', UNCOMPRESSED, x, y), 'its curve is not the one of its type'],
      [curve('nistp256', UNCOMPRESSED, x, x), 'it is no valid point or number'],
    ];
    for (const [text, why] of refusals) {
      expect(sentenceOf(() => parsePublicKey(text))).toBe(`The public key is malformed: ${why}.`);
      expect(refusalOf(() => parsePublicKey(text))).toEqual({ code: 'RECORD_SIGNATURE_MALFORMED', file: null });
    }
    expect(() => parsePublicKey(curve('nistp256', UNCOMPRESSED, x, x))).toThrow(
      expect.objectContaining({ cause: expect.any(Error) }),
    );
  });

  it('remembers a key, among no more than 1024', () => {
    const numbered = (number: number) => {
      const point = Buffer.alloc(32);
      point.writeUInt32BE(number);
      return Buffer.concat([wireString('ssh-ed25519'), wireString(point)]);
    };
    const first = parseKeyBlob(numbered(0));
    parseKeyBlob(numbered(1));
    expect(parseKeyBlob(numbered(0))).toBe(first);
    for (let number = 2; number < 1100; number++) parseKeyBlob(numbered(number));
    const again = parseKeyBlob(numbered(0));
    expect(again).not.toBe(first);
    expect(again.text).toBe(first.text);
  });

  it('holds on to no bytes that its caller may change', () => {
    const blob = Buffer.concat([wireString('ssh-ed25519'), wireString(Buffer.alloc(32, 7))]);
    const parsed = parseKeyBlob(blob);
    blob.fill(0);
    expect(Buffer.from(parsed.blob).toString('base64')).toBe(parsed.text.split(' ')[1]);
  });
});

describe('a passkey for RS256', () => {
  const type = 'webauthn-rs256@sallyport.dev';
  const bound = wireString('sign.example');
  const why = (text: string) => sentenceOf(() => parsePublicKey(text));

  it('is an RSA key bound to a host', () => {
    const text = rsaText(2048, F4, type, bound);
    const key = parsePublicKey(text);
    expect([key.type, key.text, key.application]).toEqual([type, text, 'sign.example']);
    expect(key.primitive).toEqual({ kind: 'rsa', bytes: 256 });
    expect(key.fingerprint).not.toBe(parsePublicKey(rsaText(2048, F4)).fingerprint);
  });

  it('is refused without a host, with more than one, and where an RSA key would be', () => {
    expect(why(rsaText(2048, F4, type))).toBe('The public key is malformed: it ends too early.');
    expect(why(rsaText(2048, F4, type, bound, bound))).toBe('The public key is malformed: bytes follow its end.');
    expect(why(rsaText(2048, F4, type, wireString('a\n')))).toBe(
      'The public key is malformed: a name in it is not printable ASCII.',
    );
    expect(why(rsaText(2047, F4, type, bound))).toBe(
      'The public key is malformed: an RSA key must have 2048 to 16384 bits, this one has 2047.',
    );
    expect(why(rsaText(2048, '03', type, bound))).toBe(
      'The public key is malformed: its RSA exponent is not an odd 65537 or more.',
    );
  });
});

describe('an RSA key', () => {
  const size = (bits: number) => `an RSA key must have 2048 to 16384 bits, this one has ${bits}`;
  const exponent = 'its RSA exponent is not an odd 65537 or more';
  const form = 'a number in it is zero, negative or not in its shortest form';

  it.each([
    [2048, F4],
    [2049, F4],
    [3071, F4],
    [16_384, F4],
    [2048, '010003'],
    [2048, '7fffffff'],
  ])('may have %d bits and the exponent %s', (bits, hex) => {
    const { primitive } = parsePublicKey(rsaText(bits, hex));
    expect(primitive).toEqual({ kind: 'rsa', bytes: Math.ceil(bits / 8) });
  });

  it.each([
    [1024, F4, size(1024)],
    [2047, F4, size(2047)],
    [2041, F4, size(2041)],
    [16_385, F4, size(16_385)],
    [2048, '03', exponent],
    [2048, '00ffff', exponent],
    [2048, '010002', exponent],
    [2048, '0100000001', exponent],
    [2048, '', form],
    [2048, '80', form],
    [2048, '0001', form],
  ])('may not have %d bits and the exponent %j', (bits, hex, why) => {
    expect(sentenceOf(() => parsePublicKey(rsaText(bits, hex)))).toBe(`The public key is malformed: ${why}.`);
  });
});
