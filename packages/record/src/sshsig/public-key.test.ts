import { generateKeyPairSync } from 'node:crypto';
import { makeKey, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/refusals.ts';
import { parsePublicKey } from './public-key.ts';
import { wireMpint, wireString } from './wire.ts';

function keyText(type: string, ...fields: readonly Uint8Array[]): string {
  return `${type} ${Buffer.concat([wireString(type), ...fields]).toString('base64')}`;
}

function refused(text: string): string | undefined {
  return refusalOf(() => parsePublicKey(text))?.code;
}

/** A point of a curve as two coordinates, from a real key. */
function pointOf(namedCurve: string): { readonly x: Buffer; readonly y: Buffer } {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
}

function rsaNumbers(bits: number, exponent: number): readonly Buffer[] {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  return [wireMpint(Buffer.from(e, 'base64url')), wireMpint(Buffer.from(n, 'base64url'))];
}

const UNCOMPRESSED = Buffer.from([4]);

describe('parsePublicKey', () => {
  it.each(['ed25519', 'ecdsa', 'rsa'] as const)('reads an %s key and writes it the same', async (type) => {
    const { publicKey } = await makeKey({ type });
    expect(parsePublicKey(publicKey.text)).toBe(publicKey);
    expect(publicKey.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    expect(publicKey.application).toBeNull();
  });

  it.each([
    ['nistp384', 'P-384'],
    ['nistp521', 'P-521'],
  ])('reads a key over %s', (name, curve) => {
    const { x, y } = pointOf(curve);
    const key = parsePublicKey(
      keyText(`ecdsa-sha2-${name}`, wireString(name), wireString(Buffer.concat([UNCOMPRESSED, x, y]))),
    );
    expect(key.primitive.kind).toBe('ecdsa');
  });

  it('keeps what a security key is bound to', async () => {
    expect(simulatedPasskey({ host: 'sign.example' }).publicKey.application).toBe('sign.example');
    const plain = await makeKey({ type: 'ed25519' });
    const raw = Buffer.from(plain.publicKey.blob).subarray(-32);
    const bound = parsePublicKey(keyText('sk-ssh-ed25519@openssh.com', wireString(raw), wireString('ssh:')));
    expect(bound.application).toBe('ssh:');
  });

  it('refuses what is not one key, exactly', async () => {
    const { publicKey } = await makeKey({ type: 'ed25519' });
    const [type = '', base64 = ''] = publicKey.text.split(' ');
    const point = Buffer.from(publicKey.blob).subarray(-32);
    const { x, y } = pointOf('P-256');
    const refusals: readonly [string, string][] = [
      ['a comment', `${publicKey.text} ada@emberfall`],
      ['another type in front', `ssh-rsa ${base64}`],
      ['no type', base64],
      ['base64 with padding bits set', `${type} ${base64.slice(0, -1)}`],
      ['white space', `${type}  ${base64}`],
      ['a byte behind', keyText(type, wireString(point), Buffer.from([0]))],
      ['a short key', keyText(type, wireString(point.subarray(1)))],
      ['a length beyond the end', keyText(type, Buffer.from('7fffffff00', 'hex'))],
      ['a certificate', keyText('ssh-ed25519-cert-v01@openssh.com', wireString(point))],
      ['DSA', keyText('ssh-dss', wireString(point))],
      [
        'a compressed point',
        keyText('ecdsa-sha2-nistp256', wireString('nistp256'), wireString(Buffer.concat([Buffer.from([2]), x]))),
      ],
      [
        'another curve than the type says',
        keyText('ecdsa-sha2-nistp256', wireString('nistp384'), wireString(Buffer.concat([UNCOMPRESSED, x, y]))),
      ],
      [
        'a point off the curve',
        keyText('ecdsa-sha2-nistp256', wireString('nistp256'), wireString(Buffer.concat([UNCOMPRESSED, x, x]))),
      ],
      ['RSA with 1024 bits', keyText('ssh-rsa', ...rsaNumbers(1024, 65_537))],
      ['RSA with exponent 3', keyText('ssh-rsa', ...rsaNumbers(2048, 3))],
    ];
    for (const [what, text] of refusals) expect([what, refused(text)]).toEqual([what, 'RECORD_SIGNATURE_MALFORMED']);
  });

  it.each([
    ['zero', ''],
    ['a negative number', '80'],
    ['a needless leading zero', '0001'],
  ])('refuses an RSA exponent that is %s', (_, hex) => {
    const [, modulus = Buffer.alloc(0)] = rsaNumbers(2048, 65_537);
    expect(refused(keyText('ssh-rsa', wireString(Buffer.from(hex, 'hex')), modulus))).toBe(
      'RECORD_SIGNATURE_MALFORMED',
    );
  });
});
