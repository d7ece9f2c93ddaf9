import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { asBuffer } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import type { Fingerprint } from '../statements/header.ts';
import { expectEnd, malformed, readName, readPositiveMpint, readString, type WireReader, wireReader } from './wire.ts';

export type KeyType =
  | 'ssh-ed25519'
  | 'ecdsa-sha2-nistp256'
  | 'ecdsa-sha2-nistp384'
  | 'ecdsa-sha2-nistp521'
  | 'ssh-rsa'
  | 'sk-ssh-ed25519@openssh.com'
  | 'sk-ecdsa-sha2-nistp256@openssh.com'
  /** A passkey for RS256 (Windows Hello). Ours: OpenSSH has no type for it. */
  | 'webauthn-rs256@sallyport.dev';

/** What the key does with data, whatever wraps it. */
export type Primitive =
  | { readonly kind: 'ed25519' }
  | { readonly kind: 'ecdsa'; readonly hash: 'sha256' | 'sha384' | 'sha512'; readonly bytes: number }
  | { readonly kind: 'rsa'; readonly bytes: number };

export interface PublicKey {
  readonly type: KeyType;
  readonly fingerprint: Fingerprint;
  /** `type base64`, without comment. */
  readonly text: string;
  readonly blob: Uint8Array;
  readonly primitive: Primitive;
  readonly key: KeyObject;
  /** Security keys and passkeys: what they are bound to (`ssh:`, or the host name of a passkey). Otherwise null. */
  readonly application: string | null;
}

const CURVES = {
  nistp256: { jwk: 'P-256', hash: 'sha256', bytes: 32 },
  nistp384: { jwk: 'P-384', hash: 'sha384', bytes: 48 },
  nistp521: { jwk: 'P-521', hash: 'sha512', bytes: 66 },
} as const;

const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 16_384;

/** Parsed keys by blob. Making a key object costs a fifth of a verification, and a record has few keys. */
const parsedKeys = new Map<string, PublicKey>();
const MAX_PARSED_KEYS = 1024;

/** Parses `type base64` (no comment, canonical base64). Throws RECORD_SIGNATURE_MALFORMED. */
export function parsePublicKey(text: string): PublicKey {
  const [type, base64, ...rest] = text.split(' ');
  if (type === undefined || base64 === undefined || rest.length > 0) {
    throw malformed('public key', 'it is not a type and its base64, separated by one space');
  }
  const blob = Buffer.from(base64, 'base64');
  if (blob.toString('base64') !== base64) throw malformed('public key', 'its base64 is not canonical');
  const key = parseKeyBlob(blob);
  if (key.type !== type) throw malformed('public key', `it says ${type} and holds ${key.type}`);
  return key;
}

/** Parses a key in wire format. Throws RECORD_SIGNATURE_MALFORMED for a type, curve, size or point we do not accept. */
export function parseKeyBlob(blob: Uint8Array): PublicKey {
  const base64 = asBuffer(blob).toString('base64');
  const known = parsedKeys.get(base64);
  if (known !== undefined) return known;
  const reader = wireReader(Buffer.from(blob), 'public key');
  const type = readName(reader);
  const material = readMaterial(type, reader);
  expectEnd(reader);
  const parsed: PublicKey = {
    ...material,
    text: `${material.type} ${base64}`,
    blob: reader.bytes,
    fingerprint: `SHA256:${hash('sha256', reader.bytes, 'base64').replace(/=+$/, '')}`,
  };
  if (parsedKeys.size >= MAX_PARSED_KEYS) parsedKeys.clear();
  parsedKeys.set(base64, parsed);
  return parsed;
}

type Material = Pick<PublicKey, 'type' | 'primitive' | 'key' | 'application'>;

function readMaterial(type: string, reader: WireReader): Material {
  switch (type) {
    case 'ssh-ed25519':
      return { type, ...readEd25519(reader), application: null };
    case 'sk-ssh-ed25519@openssh.com':
      return { type, ...readEd25519(reader), application: readName(reader) };
    case 'ecdsa-sha2-nistp256':
    case 'ecdsa-sha2-nistp384':
    case 'ecdsa-sha2-nistp521':
      return { type, ...readEcdsa(type.slice('ecdsa-sha2-'.length), reader), application: null };
    case 'sk-ecdsa-sha2-nistp256@openssh.com':
      return { type, ...readEcdsa('nistp256', reader), application: readName(reader) };
    case 'ssh-rsa':
      return { type, ...readRsa(reader), application: null };
    case 'webauthn-rs256@sallyport.dev':
      return { type, ...readRsa(reader), application: readName(reader) };
    default:
      throw malformed('public key', `keys of type ${type} are not accepted`);
  }
}

function readEd25519(reader: WireReader): Pick<PublicKey, 'primitive' | 'key'> {
  const point = readString(reader);
  if (point.length !== 32) throw malformed('public key', 'an Ed25519 key has 32 bytes');
  const key = importKey({ kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') });
  return { primitive: { kind: 'ed25519' }, key };
}

function readEcdsa(curveName: string, reader: WireReader): Pick<PublicKey, 'primitive' | 'key'> {
  const curve = CURVES[curveName as keyof typeof CURVES];
  if (readName(reader) !== curveName) throw malformed('public key', 'its curve is not the one of its type');
  const point = readString(reader);
  if (point.length !== 1 + 2 * curve.bytes || point[0] !== 4) {
    throw malformed('public key', 'its point is not in uncompressed form');
  }
  const x = point.subarray(1, 1 + curve.bytes).toString('base64url');
  const y = point.subarray(1 + curve.bytes).toString('base64url');
  const key = importKey({ kty: 'EC', crv: curve.jwk, x, y });
  return { primitive: { kind: 'ecdsa', hash: curve.hash, bytes: curve.bytes }, key };
}

function readRsa(reader: WireReader): Pick<PublicKey, 'primitive' | 'key'> {
  const exponent = readPositiveMpint(reader);
  const modulus = readPositiveMpint(reader);
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
    throw malformed('public key', `an RSA key must have ${MIN_RSA_BITS} to ${MAX_RSA_BITS} bits, this one has ${bits}`);
  }
  const value = exponent.length <= 4 ? exponent.readUIntBE(0, exponent.length) : 0;
  if (value < 65_537 || value % 2 === 0) throw malformed('public key', 'its RSA exponent is not an odd 65537 or more');
  const key = importKey({ kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') });
  return { primitive: { kind: 'rsa', bytes: modulus.length }, key };
}

function importKey(jwk: Readonly<Record<string, string>>): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch (cause) {
    throw new RecordError(
      'RECORD_SIGNATURE_MALFORMED',
      'The public key is malformed: it is no valid point or number.',
      {
        cause,
      },
    );
  }
}
