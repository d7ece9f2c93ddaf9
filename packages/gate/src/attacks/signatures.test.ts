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
  wireMpint,
  wireString,
} from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { scenario } from '../testing/scenario.ts';

describe('signatures under attack', () => {
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
