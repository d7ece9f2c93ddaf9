import { createHash } from 'node:crypto';
import { makeKey, simulatedPasskey } from '@sallyport/testkit';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Signer } from '../signer.ts';
import { refusalOf } from '../testing/refusals.ts';
import { encodeArmour, parseArmour } from './armour.ts';
import { encodeSshsig, parseSshsig } from './sshsig.ts';
import { verifySignature } from './verify-signature.ts';
import { wireMpint, wireString } from './wire.ts';

const NAMESPACE = 'signoff@sallyport.dev';
const message = Buffer.from('what is signed');
const signers = new Map<string, Signer>();

beforeAll(async () => {
  for (const type of ['ed25519', 'ecdsa', 'rsa'] as const) signers.set(type, (await makeKey({ type })).signer);
  signers.set('passkey', simulatedPasskey().signer);
});

function signed(name: string): Promise<string> {
  return (signers.get(name) as Signer).sign(NAMESPACE, message);
}

const KINDS = ['ed25519', 'ecdsa', 'rsa', 'passkey'];

describe.each(KINDS)('verifySignature with an %s key', (kind) => {
  it('names the key of a good signature', async () => {
    const good = verifySignature(await signed(kind), message, NAMESPACE);
    expect(good.fingerprint).toBe(signers.get(kind)?.fingerprint);
    expect(good.publicKey).toBe(signers.get(kind)?.publicKey);
    expect(good.hash).toBe('sha512');
    expect(good.presence === null).toBe(kind !== 'passkey');
  });

  it('refuses another message and another namespace', async () => {
    const armour = await signed(kind);
    const other = (): unknown => verifySignature(armour, Buffer.from('what was not signed'), NAMESPACE);
    expect(refusalOf(other)?.code).toBe(kind === 'passkey' ? 'RECORD_SIGNATURE_MALFORMED' : 'RECORD_SIGNATURE_BAD');
    for (const namespace of ['evidence@sallyport.dev', 'signoff@sallyport.de', '']) {
      expect(refusalOf(() => verifySignature(armour, message, namespace))?.code).toBe('RECORD_SIGNATURE_BAD');
    }
  });

  it('refuses any changed byte', async () => {
    const blob = parseArmour(await signed(kind));
    fc.assert(
      fc.property(fc.nat({ max: blob.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(blob);
        changed[at] = (changed[at] as number) ^ mask;
        const code = refusalOf(() => verifySignature(encodeArmour(changed), message, NAMESPACE))?.code;
        expect(code).toMatch(/^RECORD_SIGNATURE_(?:BAD|MALFORMED)$/);
      }),
    );
  });

  it('refuses bytes behind the end, in the whole and in its signature field', async () => {
    const blob = parseArmour(await signed(kind));
    const longer = encodeArmour(Buffer.concat([blob, Buffer.from([0])]));
    expect(refusalOf(() => verifySignature(longer, message, NAMESPACE))?.code).toBe('RECORD_SIGNATURE_MALFORMED');
    const { key, signature } = parseSshsig(blob);
    const padded = { keyBlob: key.blob, namespace: NAMESPACE, signature: Buffer.concat([signature, Buffer.from([0])]) };
    const refusal = refusalOf(() => verifySignature(encodeArmour(encodeSshsig(padded)), message, NAMESPACE));
    expect(refusal?.code).toBe('RECORD_SIGNATURE_MALFORMED');
  });
});

/** A signature by the key with another algorithm or value in its signature field. */
async function withField(kind: string, algorithm: string, value: Uint8Array): Promise<string | undefined> {
  const { key } = parseSshsig(parseArmour(await signed(kind)));
  const signature = Buffer.concat([wireString(algorithm), wireString(value)]);
  const blob = encodeSshsig({ keyBlob: key.blob, namespace: NAMESPACE, signature });
  return refusalOf(() => verifySignature(encodeArmour(blob), message, NAMESPACE))?.code;
}

describe('verifySignature', () => {
  it('refuses algorithms that do not fit the key, SHA-1 among them', async () => {
    const value = Buffer.alloc(384, 1);
    expect(await withField('rsa', 'ssh-rsa', value)).toBe('RECORD_SIGNATURE_MALFORMED');
    expect(await withField('rsa', 'ssh-ed25519', value)).toBe('RECORD_SIGNATURE_MALFORMED');
    expect(await withField('ed25519', 'rsa-sha2-512', value)).toBe('RECORD_SIGNATURE_MALFORMED');
    expect(await withField('ed25519', 'sk-ssh-ed25519@openssh.com', value)).toBe('RECORD_SIGNATURE_MALFORMED');
    expect(await withField('ecdsa', 'ecdsa-sha2-nistp384', value)).toBe('RECORD_SIGNATURE_MALFORMED');
    expect(await withField('ecdsa', 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com', value)).toBe(
      'RECORD_SIGNATURE_MALFORMED',
    );
  });

  it('refuses an ECDSA signature of numbers that are too long', async () => {
    const long = Buffer.concat([wireMpint(Buffer.alloc(33, 1)), wireMpint(Buffer.alloc(32, 1))]);
    expect(await withField('ecdsa', 'ecdsa-sha2-nistp256', long)).toBe('RECORD_SIGNATURE_BAD');
  });

  it('refuses an RSA signature without its leading zeros', async () => {
    expect(await withField('rsa', 'rsa-sha2-512', Buffer.alloc(383, 1))).toBe('RECORD_SIGNATURE_BAD');
  });

  it('refuses a reserved field, another version and an unknown hash', async () => {
    const blob = parseArmour(await signed('ed25519'));
    const version = Buffer.from(blob);
    version[9] = 2;
    expect(refusalOf(() => parseSshsig(version))?.code).toBe('RECORD_SIGNATURE_MALFORMED');
    const end = blob.indexOf(wireString(NAMESPACE)) + wireString(NAMESPACE).length;
    const reserved = Buffer.concat([blob.subarray(0, end), wireString('x'), blob.subarray(end + 4)]);
    expect(refusalOf(() => parseSshsig(reserved))?.code).toBe('RECORD_SIGNATURE_MALFORMED');
    const md5 = Buffer.from(blob.toString('latin1').replace('sha512', 'shaMD5'), 'latin1');
    expect(refusalOf(() => parseSshsig(md5))?.code).toBe('RECORD_SIGNATURE_MALFORMED');
  });

  it('signs the digest of the message, not the message', async () => {
    const armour = await signed('ed25519');
    const digest = createHash('sha512').update(message).digest();
    expect(refusalOf(() => verifySignature(armour, digest, NAMESPACE))?.code).toBe('RECORD_SIGNATURE_BAD');
  });
});
