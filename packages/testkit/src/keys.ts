import { execFile, spawn } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  encodeArmour,
  encodeSshsig,
  type Namespace,
  type PublicKey,
  parsePublicKey,
  type Signer,
  signedData,
  wireMpint,
  wireString,
} from '@sallyport/record';

export type TestKeyType = 'ed25519' | 'ecdsa' | 'rsa';

export interface TestKey {
  readonly signer: Signer;
  readonly publicKey: PublicKey;
  /** Path of the private key for ssh-keygen and git; null for a key that lives in this process only. */
  readonly file: string | null;
}

export interface TestKeyOptions {
  readonly type: TestKeyType;
  /** Makes the key with ssh-keygen in this directory and signs with ssh-keygen. Without it, all in this process. */
  readonly dir?: string;
  /** File name inside `dir`. */
  readonly name?: string;
  /** The same Ed25519 key for the same word, for records that must come out equal. */
  readonly seed?: string;
}

/** A real key and its signer. Keys in this process sign in microseconds; keys in a directory are stock ssh-keygen's. */
export async function makeKey(options: TestKeyOptions): Promise<TestKey> {
  if (options.dir !== undefined)
    return makeStockKey(options.type, join(options.dir, options.name ?? `id_${options.type}`));
  const privateKey = options.seed === undefined ? generate(options.type) : ed25519FromSeed(options.seed);
  const publicKey = sshPublicKey(options.type, privateKey);
  return { publicKey, file: null, signer: processSigner(publicKey, privateKey) };
}

function generate(type: TestKeyType): KeyObject {
  if (type === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  if (type === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey;
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** PKCS #8 form of an Ed25519 private key, up to its 32 bytes (RFC 8410). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function ed25519FromSeed(seed: string): KeyObject {
  const key = Buffer.concat([ED25519_PKCS8, hash('sha256', `sallyport test key ${seed}`, 'buffer')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** A number of a key as big-endian bytes. */
export function part(jwk: JsonWebKey, name: 'x' | 'y' | 'n' | 'e'): Buffer {
  return Buffer.from(jwk[name] ?? '', 'base64url');
}

interface JsonWebKey {
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
}

function sshPublicKey(type: TestKeyType, key: KeyObject): PublicKey {
  const jwk = key.export({ format: 'jwk' }) as JsonWebKey;
  if (type === 'ed25519') return fromFields('ssh-ed25519', [wireString(part(jwk, 'x'))]);
  if (type === 'rsa') return fromFields('ssh-rsa', [wireMpint(part(jwk, 'e')), wireMpint(part(jwk, 'n'))]);
  return fromFields('ecdsa-sha2-nistp256', [wireString('nistp256'), wireString(point(jwk))]);
}

/** Uncompressed form of a P-256 point. */
export function point(jwk: JsonWebKey): Buffer {
  return Buffer.concat([Buffer.from([4]), part(jwk, 'x'), part(jwk, 'y')]);
}

export function fromFields(type: string, fields: readonly Buffer[]): PublicKey {
  return parsePublicKey(`${type} ${Buffer.concat([wireString(type), ...fields]).toString('base64')}`);
}

/** r and s of an ECDSA signature as SSH writes them. */
export function ecdsaFields(data: Uint8Array, key: KeyObject): Buffer {
  const fixed = sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' });
  return Buffer.concat([wireMpint(fixed.subarray(0, 32)), wireMpint(fixed.subarray(32))]);
}

function processSigner(publicKey: PublicKey, key: KeyObject): Signer {
  return {
    fingerprint: publicKey.fingerprint,
    publicKey: publicKey.text,
    async sign(namespace: Namespace, message: Uint8Array): Promise<string> {
      const data = signedData(namespace, message);
      const [algorithm, signature] = rawSignature(publicKey, key, data);
      const field = Buffer.concat([wireString(algorithm), wireString(signature)]);
      return encodeArmour(encodeSshsig({ keyBlob: publicKey.blob, namespace, signature: field }));
    },
  };
}

function rawSignature(publicKey: PublicKey, key: KeyObject, data: Uint8Array): readonly [string, Buffer] {
  if (publicKey.primitive.kind === 'ed25519') return [publicKey.type, sign(null, data, key)];
  if (publicKey.primitive.kind === 'ecdsa') return [publicKey.type, ecdsaFields(data, key)];
  return ['rsa-sha2-512', sign('sha512', data, key)];
}

const run = promisify(execFile);

async function makeStockKey(type: TestKeyType, file: string): Promise<TestKey> {
  await run('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', '', '-f', file]);
  const [name, base64] = readFileSync(`${file}.pub`, 'utf8').trim().split(' ');
  const publicKey = parsePublicKey(`${name} ${base64}`);
  return { publicKey, file, signer: stockSigner(publicKey, file) };
}

/** A signer that asks stock `ssh-keygen -Y sign`. */
function stockSigner(publicKey: PublicKey, file: string): Signer {
  return {
    fingerprint: publicKey.fingerprint,
    publicKey: publicKey.text,
    sign: (namespace, message) =>
      runWithInput('ssh-keygen', ['-q', '-Y', 'sign', '-f', file, '-n', namespace], message),
  };
}

function runWithInput(program: string, args: readonly string[], input: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0 ? resolve(output) : reject(new Error(`${program} ended with ${status}: ${complaint}`)),
    );
    child.stdin.end(input);
  });
}
