import { hash } from 'node:crypto';
import { type PublicKey, parseKeyBlob } from './public-key.ts';
import { expectEnd, malformed, readName, readString, readUint32, wireReader, wireString, wireUint32 } from './wire.ts';

const MAGIC = Buffer.from('SSHSIG');
const VERSION = 1;

export type HashName = 'sha256' | 'sha512';

/** A binary SSHSIG taken apart (OpenSSH, PROTOCOL.sshsig). */
export interface Sshsig {
  readonly key: PublicKey;
  readonly namespace: string;
  readonly hash: HashName;
  readonly algorithm: string;
  /** The signature field whole: algorithm, signature and what security keys append. */
  readonly signature: Uint8Array;
}

/** Takes a binary SSHSIG apart. Throws RECORD_SIGNATURE_MALFORMED. */
export function parseSshsig(blob: Uint8Array): Sshsig {
  const reader = wireReader(blob, 'signature');
  if (!reader.bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw malformed('signature', 'it is no SSHSIG');
  reader.offset = MAGIC.length;
  if (readUint32(reader) !== VERSION) throw malformed('signature', 'its version is not 1');
  const key = parseKeyBlob(readString(reader));
  const namespace = readName(reader);
  if (readString(reader).length > 0) throw malformed('signature', 'its reserved field is not empty');
  const hashName = readName(reader);
  if (hashName !== 'sha256' && hashName !== 'sha512') throw malformed('signature', `its hash ${hashName} is unknown`);
  const signature = readString(reader);
  expectEnd(reader);
  const algorithm = readName(wireReader(signature, 'signature'));
  return { key, namespace, hash: hashName, algorithm, signature };
}

/** The bytes a key signs for a message: what a passkey is given as its challenge. */
export function signedData(namespace: string, message: Uint8Array, hashName: HashName = 'sha512'): Buffer {
  return Buffer.concat([
    MAGIC,
    wireString(namespace),
    wireString(''),
    wireString(hashName),
    wireString(hash(hashName, message, 'buffer')),
  ]);
}

/** Puts a binary SSHSIG together from a public key's wire form and the whole signature field. */
export function encodeSshsig(parts: {
  readonly keyBlob: Uint8Array;
  readonly namespace: string;
  readonly hash?: HashName;
  readonly signature: Uint8Array;
}): Buffer {
  return Buffer.concat([
    MAGIC,
    wireUint32(VERSION),
    wireString(parts.keyBlob),
    wireString(parts.namespace),
    wireString(''),
    wireString(parts.hash ?? 'sha512'),
    wireString(parts.signature),
  ]);
}
