import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PublicKey, parsePublicKey, verifyPrimitive, wireMpint, wireString } from '@sallyport/record';
import { readDerPair } from './der-pair.ts';
import { expectAccepted, type Outcome, type Suite } from './suite.ts';

interface Group {
  readonly sha?: string;
  readonly keySize?: number;
  readonly publicKey: { readonly curve?: string; readonly pk?: string; readonly uncompressed?: string } & RsaNumbers;
  readonly tests: readonly Vector[];
}

interface RsaNumbers {
  readonly modulus?: string;
  readonly publicExponent?: string;
}

interface Vector {
  readonly tcId: number;
  readonly msg: string;
  readonly sig: string;
  readonly result: 'valid' | 'invalid' | 'acceptable';
}

interface VectorFile {
  readonly algorithm: string;
  readonly testGroups: readonly Group[];
}

/** C2SP Wycheproof: attacks on signature verification, run through the code that verifies SSH signatures. */
export const wycheproofSuite: Suite = {
  name: 'Wycheproof',
  run(folder) {
    const data = join(folder, 'wycheproof');
    return readdirSync(data)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .flatMap((file) => {
        const vectors = JSON.parse(readFileSync(join(data, file), 'utf8')) as VectorFile;
        return vectors.testGroups.flatMap((group) => runGroup(file, vectors.algorithm, group));
      });
  },
};

interface Setting {
  readonly key: PublicKey;
  readonly algorithm: string;
  /** The signature as SSH carries it; null where SSH cannot carry it. */
  readonly carry: (signature: Buffer) => Buffer | null;
}

function runGroup(file: string, algorithm: string, group: Group): readonly Outcome[] {
  let setting: Setting | string;
  try {
    setting = settingOf(algorithm, group);
  } catch (error) {
    setting = `the public key is refused (${(error as Error).message})`;
  }
  if (typeof setting === 'string') {
    const why = setting;
    return group.tests.map((): Outcome => ({ kind: 'does not apply', why }));
  }
  const { key, algorithm: name, carry } = setting;
  return group.tests.map((test): Outcome => {
    const signature = carry(Buffer.from(test.sig, 'hex'));
    if (signature === null) {
      const valid = test.result !== 'invalid';
      const why = 'the signature is not DER for two integers, and SSH carries two integers without DER';
      return valid ? { kind: 'failed', why: `${file} ${test.tcId}: ${why}` } : { kind: 'does not apply', why };
    }
    const run = (): boolean => verifyPrimitive(key, name, signature, Buffer.from(test.msg, 'hex'));
    // Either answer is right for what Wycheproof calls acceptable, as long as there is one.
    if (test.result === 'acceptable') return expectAccepted(`${file} ${test.tcId}`, true, () => run() || true);
    return expectAccepted(`${file} ${test.tcId}`, test.result === 'valid', run);
  });
}

const CURVES: Readonly<Record<string, { readonly name: string; readonly sha: string }>> = {
  secp256r1: { name: 'nistp256', sha: 'SHA-256' },
  secp384r1: { name: 'nistp384', sha: 'SHA-384' },
  secp521r1: { name: 'nistp521', sha: 'SHA-512' },
};

function settingOf(algorithm: string, group: Group): Setting | string {
  const { publicKey, sha = '' } = group;
  if (algorithm === 'EDDSA' && publicKey.curve === 'edwards25519') {
    const key = keyOf('ssh-ed25519', [wireString(Buffer.from(publicKey.pk ?? '', 'hex'))]);
    return { key, algorithm: 'ssh-ed25519', carry: (signature) => signature };
  }
  if (algorithm === 'ECDSA') {
    const curve = CURVES[publicKey.curve ?? ''];
    if (curve === undefined || curve.sha !== sha) return `SSH has no ECDSA over ${publicKey.curve} with ${sha}`;
    const type = `ecdsa-sha2-${curve.name}`;
    const point = Buffer.from(publicKey.uncompressed ?? '', 'hex');
    const key = keyOf(type, [wireString(curve.name), wireString(point)]);
    return { key, algorithm: type, carry: readDerPair };
  }
  if (algorithm === 'RSASSA-PKCS1-v1_5' && (sha === 'SHA-256' || sha === 'SHA-512')) {
    const numbers = [publicKey.publicExponent, publicKey.modulus].map((hex) => wireMpint(hexBytes(hex ?? '')));
    return { key: keyOf('ssh-rsa', numbers), algorithm: `rsa-sha2-${sha.slice(4)}`, carry: (signature) => signature };
  }
  return `SSH has no ${algorithm} with ${sha === '' ? publicKey.curve : sha}`;
}

function hexBytes(hex: string): Buffer {
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

function keyOf(type: string, fields: readonly Buffer[]): PublicKey {
  return parsePublicKey(`${type} ${Buffer.concat([wireString(type), ...fields]).toString('base64')}`);
}
