import { generateKeyPairSync, sign } from 'node:crypto';
import {
  encodeArmour,
  encodeSshsig,
  parseArmour,
  parsePublicKey,
  parseStatement,
  readRecord,
  sha256,
  signaturePath,
  signedData,
  statementPath,
  verifySignature,
  verifySignoff,
  wireMpint,
  wireString,
} from '@sallyport/record';
import { listKey, type PasskeyOptions, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { type Scenario, scenario } from '../testing/scenario.ts';

const PRESENT = 0x01;
const VERIFIED = 0x04;

/** A scenario whose security lead signs with a passkey, used in the way that is given. */
async function withPasskey(how: PasskeyOptions): Promise<{ made: Scenario; signed: Promise<string> }> {
  const made = await scenario();
  await made.baseline();
  const passkey = simulatedPasskey();
  await made.record.changeRoot((root) => ({ keys: [...root.keys, listKey(passkey.signer, { person: 'noor' })] }), {
    cosigners: ['quinn'],
  });
  return { made, signed: made.accept('noor', 'security', 'L4', { signer: passkey.with(how) }) };
}

describe('signatures under attack', () => {
  test('attack 25: a passkey that saw nobody, or did not verify who it saw, signs nothing off', async () => {
    const good = await withPasskey({ flags: PRESENT | VERIFIED });
    await good.signed;
    expect(good.made.state('L4')).toBe('met');
    for (const flags of [0, PRESENT, VERIFIED]) {
      const { made, signed } = await withPasskey({ flags });
      await signed;
      expect(() => made.record.view()).toThrow(expect.objectContaining({ code: 'RECORD_KEY_NOT_ALLOWED' }));
    }
  });

  test('attack 25: nor one that was asked by another page, or inside one', async () => {
    for (const how of [{ origin: 'https://sign.emberfall.example.evil.example' }, { crossOrigin: true }]) {
      const { made, signed } = await withPasskey(how);
      await signed;
      expect(() => made.record.view()).toThrow(expect.objectContaining({ code: 'RECORD_KEY_NOT_ALLOWED' }));
    }
  });

  test('attack 25: what holds for the record holds for a single sign-off too', async () => {
    const passkey = simulatedPasskey();
    const message = Buffer.from('a statement');
    const key = listKey(passkey.signer, { person: 'noor' });
    const namespace = 'signoff@sallyport.dev';
    const good = await passkey.signer.sign(namespace, message);
    expect(verifySignoff(good, message, { namespace, key }).fingerprint).toBe(key.fingerprint);
    const absent = await passkey.with({ flags: 0 }).sign(namespace, message);
    expect(() => verifySignoff(absent, message, { namespace, key })).toThrow(/did not see anyone/);
  });

  test('attack 26: a weaker hash than sha512 inside the signature is refused', async () => {
    const made = await scenario();
    const digest = await made.accept('noor', 'security', 'L4');
    const path = signaturePath(digest);
    const blob = Buffer.from(parseArmour(Buffer.from(made.record.files.get(path) ?? []).toString()));
    const at = blob.indexOf('sha512');
    expect(at).toBeGreaterThan(0);
    blob.write('sha256', at, 'latin1');
    const files = new Map(made.record.files).set(path, Buffer.from(encodeArmour(blob)));
    expect(() => readRecord(files)).toThrow(expect.objectContaining({ file: path }));
  });

  test('attack 26: ssh-rsa, which means SHA-1, is refused, although the signature is good', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
    const fields = [
      wireString('ssh-rsa'),
      wireMpint(Buffer.from(e, 'base64url')),
      wireMpint(Buffer.from(n, 'base64url')),
    ];
    const key = parsePublicKey(`ssh-rsa ${Buffer.concat(fields).toString('base64')}`);
    const message = Buffer.from('a statement');
    const namespace = 'signoff@sallyport.dev';
    const armour = (algorithm: string, hash: string) => {
      const signature = sign(hash, signedData(namespace, message), privateKey);
      const field = Buffer.concat([wireString(algorithm), wireString(signature)]);
      return encodeArmour(encodeSshsig({ keyBlob: key.blob, namespace, signature: field }));
    };
    expect(verifySignature(armour('rsa-sha2-512', 'sha512'), message, namespace).fingerprint).toBe(key.fingerprint);
    for (const [algorithm, hash] of [
      ['ssh-rsa', 'sha1'],
      ['rsa-sha2-512', 'sha1'],
      ['rsa-sha2-256', 'sha1'],
    ] as const) {
      expect(() => verifySignature(armour(algorithm, hash), message, namespace)).toThrow(
        expect.objectContaining({ name: 'RecordError' }),
      );
    }
  });

  test('attack 26: a digest is SHA-256 in the one form it can have', async () => {
    const made = await scenario();
    const digest = await made.accept('noor', 'security', 'L4');
    const bytes = Buffer.from(made.record.files.get(statementPath(digest)) ?? []);
    const subject = JSON.parse(bytes.toString()).subject[0].digest;
    expect(Object.keys(subject)).toEqual(['sha256']);
    const [hex = ''] = Object.values(subject) as string[];
    const forms = [
      `{"sha256":"${hex.toUpperCase()}"}`,
      `{"sha256":"${hex.slice(0, 40)}"}`,
      `{"sha1":"${hex.slice(0, 40)}"}`,
      `{"gitCommit":"${hex.slice(0, 40)}","sha256":"${hex}"}`,
    ];
    for (const form of forms) {
      const changed = Buffer.from(bytes.toString().replace(`{"sha256":"${hex}"}`, form));
      expect(changed.equals(bytes)).toBe(false);
      expect(() => parseStatement(changed, 'it')).toThrow(
        expect.objectContaining({ code: 'RECORD_STATEMENT_MALFORMED' }),
      );
    }
  });

  test.each([
    ['a key that stands twice', '"reason":null', '"reason":null,"reason":null'],
    ['a prototype', '"reason":null', '"reason":null,"__proto__":{"answer":"rejected"}'],
    ['a key that nobody reads', '"reason":null', '"reason":null,"zeal":true'],
    ['a number that is no safe integer', '"version":1', '"version":9007199254740993'],
    ['a number in another form', '"version":1', '"version":1.0'],
    ['keys in another order', '"digest":{"sha256"', '"digest" :{"sha256"'],
    ['an escape that is not needed', '"accepted"', '"\\u0061ccepted"'],
  ])('attack 27: JSON with %s is refused, although a lenient parser reads it', async (_, from, to) => {
    const made = await scenario();
    const digest = await made.accept('noor', 'security', 'L4');
    const bytes = Buffer.from(made.record.files.get(statementPath(digest)) ?? []).toString();
    const changed = bytes.replace(from, to);
    expect(changed).not.toBe(bytes);
    expect(() => JSON.parse(changed)).not.toThrow();
    expect(() => parseStatement(Buffer.from(changed), 'it')).toThrow(
      expect.objectContaining({ name: 'RecordError', file: 'it' }),
    );
    // Nor does it help to name the file by what it holds.
    const files = new Map(made.record.files).set(statementPath(sha256(changed)), Buffer.from(changed));
    expect(() => readRecord(files)).toThrow(expect.objectContaining({ file: statementPath(sha256(changed)) }));
  });
});
