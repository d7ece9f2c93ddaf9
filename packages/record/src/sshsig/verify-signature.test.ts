import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { makeKey, simulatedPasskey } from '@sallyport/testkit';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Signer } from '../signer.ts';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import { encodeArmour, parseArmour } from './armour.ts';
import { parsePublicKey } from './public-key.ts';
import { encodeSshsig, parseSshsig, signedData } from './sshsig.ts';
import { verifySignature } from './verify-signature.ts';
import { wireMpint, wireString } from './wire.ts';

const NAMESPACE = 'signoff@sallyport.dev';
const message = Buffer.from('what is signed');
const signers = new Map<string, Signer>();

beforeAll(async () => {
  for (const type of ['ed25519', 'ecdsa', 'rsa'] as const) signers.set(type, (await makeKey({ type })).signer);
  signers.set('passkey', simulatedPasskey().signer);
  signers.set('RS256 passkey', simulatedPasskey({ algorithm: 'RS256' }).signer);
});

function signed(name: string): Promise<string> {
  return (signers.get(name) as Signer).sign(NAMESPACE, message);
}

const KINDS = ['ed25519', 'ecdsa', 'rsa', 'passkey', 'RS256 passkey'];

describe.each(KINDS)('verifySignature with an %s key', (kind) => {
  it('names the key of a good signature', async () => {
    const good = verifySignature(await signed(kind), message, NAMESPACE);
    expect(good.fingerprint).toBe(signers.get(kind)?.fingerprint);
    expect(good.publicKey).toBe(signers.get(kind)?.publicKey);
    expect(good.hash).toBe('sha512');
    expect(good.presence === null).toBe(!kind.endsWith('passkey'));
  });

  it('refuses another message and another namespace', async () => {
    const armour = await signed(kind);
    const other = (): unknown => verifySignature(armour, Buffer.from('what was not signed'), NAMESPACE);
    expect(refusalOf(other)?.code).toBe(
      kind.endsWith('passkey') ? 'RECORD_SIGNATURE_MALFORMED' : 'RECORD_SIGNATURE_BAD',
    );
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

  it('says why it refuses', async () => {
    const why = (run: () => unknown) => sentenceOf(run);
    const armour = await signed('ed25519');
    const blob = parseArmour(armour);
    expect(why(() => verifySignature(armour, message, 'x'))).toBe(
      'The signature is not good: it was made for namespace signoff@sallyport.dev, and x is needed here.',
    );
    expect(why(() => verifySignature(armour, Buffer.from('y'), NAMESPACE))).toBe(
      'The signature is not good: it is not by the key it names, or not over these bytes.',
    );
    const { key } = parseSshsig(blob);
    const withSignature = (signature: Uint8Array) =>
      why(() =>
        verifySignature(
          encodeArmour(encodeSshsig({ keyBlob: key.blob, namespace: NAMESPACE, signature })),
          message,
          NAMESPACE,
        ),
      );
    expect(withSignature(Buffer.concat([wireString('ssh-rsa'), wireString('')]))).toBe(
      'The signature is malformed: algorithm ssh-rsa does not fit its key.',
    );
    expect(withSignature(Buffer.from([0]))).toBe('The signature is malformed: it ends too early.');
    expect(withSignature(wireString('ssh-ed25519'))).toBe('The signature is malformed: it ends too early.');
    for (const length of [0, 63, 65]) {
      expect(withSignature(Buffer.concat([wireString('ssh-ed25519'), wireString(Buffer.alloc(length))]))).toBe(
        'The signature is not good: it is not by the key it names, or not over these bytes.',
      );
    }
  });

  it('says what is wrong in the frame of a signature', async () => {
    const blob = parseArmour(await signed('ed25519'));
    const wrong = (changed: Uint8Array) => sentenceOf(() => parseSshsig(changed));
    const replaced = (from: string, to: string) => Buffer.from(blob.toString('latin1').replace(from, to), 'latin1');
    expect(wrong(replaced('SSHSIG', 'SSHSIX'))).toBe('The signature is malformed: it is no SSHSIG.');
    expect(wrong(Buffer.from('SSH'))).toBe('The signature is malformed: it is no SSHSIG.');
    expect(wrong(replaced('SSHSIG\0\0\0\x01', 'SSHSIG\0\0\0\x02'))).toBe(
      'The signature is malformed: its version is not 1.',
    );
    expect(wrong(replaced('\0\0\0\0\0\0\0\x06sha512', '\0\0\0\x01x\0\0\0\x06sha512'))).toBe(
      'The signature is malformed: its reserved field is not empty.',
    );
    expect(wrong(replaced('sha512', 'shaMD5'))).toBe('The signature is malformed: its hash shaMD5 is unknown.');
    expect(wrong(Buffer.concat([blob, blob]))).toBe('The signature is malformed: bytes follow its end.');
  });

  it('takes a signature over the sha256 of the message too, and says so', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const keyBlob = Buffer.concat([wireString('ssh-ed25519'), wireString(Buffer.from(x, 'base64url'))]);
    const made = (hash: 'sha256' | 'sha512', over: 'sha256' | 'sha512') => {
      const value = sign(null, signedData(NAMESPACE, message, over), privateKey);
      const signature = Buffer.concat([wireString('ssh-ed25519'), wireString(value)]);
      return encodeArmour(encodeSshsig({ keyBlob, namespace: NAMESPACE, hash, signature }));
    };
    expect(verifySignature(made('sha256', 'sha256'), message, NAMESPACE).hash).toBe('sha256');
    expect(refusalOf(() => verifySignature(made('sha256', 'sha512'), message, NAMESPACE))?.code).toBe(
      'RECORD_SIGNATURE_BAD',
    );
  });

  it('takes both SHA-2 algorithms of an RSA key, each for itself', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
    const numbers = [wireMpint(Buffer.from(e, 'base64url')), wireMpint(Buffer.from(n, 'base64url'))];
    const keyBlob = Buffer.concat([wireString('ssh-rsa'), ...numbers]);
    const made = (algorithm: string, digest: string, change: (value: Buffer) => Buffer = (value) => value) => {
      const value = change(sign(digest, signedData(NAMESPACE, message), privateKey));
      const signature = Buffer.concat([wireString(algorithm), wireString(value)]);
      const armour = encodeArmour(encodeSshsig({ keyBlob, namespace: NAMESPACE, signature }));
      return sentenceOf(() => verifySignature(armour, message, NAMESPACE));
    };
    const bad = 'The signature is not good: it is not by the key it names, or not over these bytes.';
    expect(made('rsa-sha2-256', 'sha256')).toBeNull();
    expect(made('rsa-sha2-512', 'sha512')).toBeNull();
    expect(made('rsa-sha2-256', 'sha512')).toBe(bad);
    expect(made('rsa-sha2-512', 'sha256')).toBe(bad);
    expect(made('rsa-sha2-512', 'sha512', (value) => Buffer.concat([Buffer.from([0]), value]))).toBe(bad);
    expect(made('rsa-sha2-512', 'sha512', (value) => value.subarray(1))).toBe(bad);
  });

  it('refuses the webauthn algorithm from a key that is no security key', () => {
    const { publicKey } = simulatedPasskey();
    const plain = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const point = Buffer.concat([
      Buffer.from([4]),
      ...[plain.x, plain.y].map((part) => Buffer.from(part ?? '', 'base64url')),
    ]);
    const fields = Buffer.concat([wireString('ecdsa-sha2-nistp256'), wireString('nistp256'), wireString(point)]);
    const { blob: keyBlob } = parsePublicKey(`ecdsa-sha2-nistp256 ${fields.toString('base64')}`);
    const fits = (blob: Uint8Array, algorithm: string) => {
      const signature = Buffer.concat([wireString(algorithm), wireString('')]);
      const armour = encodeArmour(encodeSshsig({ keyBlob: blob, namespace: NAMESPACE, signature }));
      return sentenceOf(() => verifySignature(armour, message, NAMESPACE));
    };
    const webauthn = 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com';
    const never = (algorithm: string) => `The signature is malformed: algorithm ${algorithm} does not fit its key.`;
    expect(fits(keyBlob, webauthn)).toBe(never(webauthn));
    for (const algorithm of ['ecdsa-sha2-nistp256', 'sk-ssh-ed25519@openssh.com']) {
      expect(fits(publicKey.blob, algorithm)).toBe(never(algorithm));
    }
  });

  it('reads both numbers of an ECDSA signature at their full width, and nothing behind them', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    const keyBlob = Buffer.concat([wireString('ecdsa-sha2-nistp256'), wireString('nistp256'), wireString(point)]);
    const judged = (...value: readonly Uint8Array[]) => {
      const signature = Buffer.concat([wireString('ecdsa-sha2-nistp256'), wireString(Buffer.concat(value))]);
      const armour = encodeArmour(encodeSshsig({ keyBlob, namespace: NAMESPACE, signature }));
      return sentenceOf(() => verifySignature(armour, message, NAMESPACE));
    };
    const numbers = () => {
      const fixed = sign('sha256', signedData(NAMESPACE, message), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return [fixed.subarray(0, 32), fixed.subarray(32)] as const;
    };
    for (const short of [0, 1] as const) {
      // One signature in 256 has a number that starts with a zero byte, which the wire leaves out.
      let found = numbers();
      while (found[short][0] !== 0) found = numbers();
      expect(judged(...found.map(wireMpint))).toBeNull();
    }
    const [r, s] = numbers();
    const bad = 'The signature is not good: it is not by the key it names, or not over these bytes.';
    const long = wireMpint(Buffer.alloc(33, 1));
    expect(judged(long, wireMpint(s))).toBe(bad);
    expect(judged(wireMpint(r), long)).toBe(bad);
    expect(judged(wireMpint(r), wireMpint(s), Buffer.from([0]))).toBe(
      'The ECDSA signature is malformed: bytes follow its end.',
    );
    expect(judged(wireMpint(r))).toBe('The ECDSA signature is malformed: it ends too early.');
  });

  it('signs the digest of the message, not the message', async () => {
    const armour = await signed('ed25519');
    const digest = createHash('sha512').update(message).digest();
    expect(refusalOf(() => verifySignature(armour, digest, NAMESPACE))?.code).toBe('RECORD_SIGNATURE_BAD');
  });
});
