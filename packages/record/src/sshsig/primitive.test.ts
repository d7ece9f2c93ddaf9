import { generateKeyPairSync, sign } from 'node:crypto';
import { makeKey, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { algorithmFits, verifyPrimitive } from './primitive.ts';
import { type PublicKey, parsePublicKey } from './public-key.ts';
import { wireMpint, wireString } from './wire.ts';

function keyOf(type: string, ...fields: readonly Uint8Array[]): PublicKey {
  return parsePublicKey(`${type} ${Buffer.concat([wireString(type), ...fields]).toString('base64')}`);
}

function curveKey(name: string, namedCurve: string): PublicKey {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return keyOf(`ecdsa-sha2-${name}`, wireString(name), wireString(point));
}

const edPoint = wireString(Buffer.alloc(32, 7));
const keys: readonly PublicKey[] = [
  keyOf('ssh-ed25519', edPoint),
  curveKey('nistp256', 'P-256'),
  curveKey('nistp384', 'P-384'),
  curveKey('nistp521', 'P-521'),
  (await makeKey({ type: 'rsa' })).publicKey,
  keyOf('sk-ssh-ed25519@openssh.com', edPoint, wireString('ssh:')),
  simulatedPasskey().publicKey,
  simulatedPasskey({ algorithm: 'RS256' }).publicKey,
];

describe('algorithmFits', () => {
  it('lets every type of key sign in its own way alone', () => {
    const sk = 'sk-ecdsa-sha2-nistp256@openssh.com';
    const own = (type: string): readonly string[] => {
      if (type === 'ssh-rsa') return ['rsa-sha2-256', 'rsa-sha2-512'];
      return type === sk ? [sk, `webauthn-${sk}`] : [type];
    };
    const algorithms = new Set(keys.flatMap(({ type }) => [type, ...own(type)]));
    for (const never of ['ssh-rsa', 'ssh-dss', 'webauthn-sk-ssh-ed25519@openssh.com', 'none', ''])
      algorithms.add(never);
    for (const key of keys) {
      expect([key.type, [...algorithms].filter((algorithm) => algorithmFits(key, algorithm))]).toEqual([
        key.type,
        own(key.type),
      ]);
    }
  });
});

describe('verifyPrimitive', () => {
  it('takes SHA-256 alone from a passkey for RS256, and its full width alone', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
    const numbers = [e, n].map((number) => wireMpint(Buffer.from(number, 'base64url')));
    const key = keyOf('webauthn-rs256@sallyport.dev', ...numbers, wireString('a.example'));
    expect(key.application).toBe('a.example');
    const data = Buffer.from('what the authenticator signs');
    const good = (value: Buffer) => verifyPrimitive(key, key.type, value, data);
    const value = sign('sha256', data, privateKey);
    expect(good(value)).toBe(true);
    expect(good(sign('sha512', data, privateKey))).toBe(false);
    expect(good(sign('sha1', data, privateKey))).toBe(false);
    expect(good(sign('sha256', Buffer.from('another'), privateKey))).toBe(false);
    expect(good(value.subarray(1))).toBe(false);
    expect(good(Buffer.concat([Buffer.from([0]), value]))).toBe(false);
  });
});
