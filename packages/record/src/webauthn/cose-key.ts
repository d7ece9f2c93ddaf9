import { type PublicKey, parseKeyBlob } from '../sshsig/public-key.ts';
import { malformed, wireMpint, wireString } from '../sshsig/wire.ts';

/** A number or a byte string: nothing else stands in the keys that we accept. */
type Value = number | Buffer;

interface CborReader {
  readonly bytes: Buffer;
  offset: number;
}

const MAX_ENTRIES = 16;
const WHAT = 'passkey registration';

/** Labels and values of RFC 9052 section 7.1 and RFC 9053 section 7.1, and of RFC 8230 section 4 for RSA. */
const KTY = 1;
const ALG = 3;
const EC2 = 2;
const RSA = 3;
const ES256 = -7;
const RS256 = -257;
const P256 = 1;

/**
 * Reads the COSE key at the beginning of `bytes` as an OpenSSH key bound to the host `rpId`: ES256 over P-256, or RS256
 * with 2048 bits at least. Returns the bytes behind it. Throws RECORD_SIGNATURE_MALFORMED.
 */
export function readCoseKey(bytes: Buffer, rpId: string): { readonly key: PublicKey; readonly rest: Buffer } {
  const reader: CborReader = { bytes, offset: 0 };
  const fields = readMap(reader);
  const blob = keyBlob(fields, rpId);
  return { key: parseKeyBlob(blob), rest: bytes.subarray(reader.offset) };
}

function keyBlob(fields: ReadonlyMap<number, Value>, rpId: string): Buffer {
  const [kty, alg] = [fields.get(KTY), fields.get(ALG)];
  if (kty === EC2 && alg === ES256) {
    const [x, y] = [coordinate(fields.get(-2)), coordinate(fields.get(-3))];
    if (fields.get(-1) !== P256 || x === null || y === null || fields.size !== 5) throw notKey('ES256');
    const point = Buffer.concat([Buffer.from([4]), x, y]);
    const type = 'sk-ecdsa-sha2-nistp256@openssh.com';
    return Buffer.concat([wireString(type), wireString('nistp256'), wireString(point), wireString(rpId)]);
  }
  if (kty === RSA && alg === RS256) {
    const [modulus, exponent] = [fields.get(-1), fields.get(-2)];
    if (!Buffer.isBuffer(modulus) || !Buffer.isBuffer(exponent) || fields.size !== 4) throw notKey('RS256');
    const type = 'webauthn-rs256@sallyport.dev';
    return Buffer.concat([wireString(type), wireMpint(exponent), wireMpint(modulus), wireString(rpId)]);
  }
  throw malformed(WHAT, 'its key is neither for ES256 nor for RS256');
}

function coordinate(value: Value | undefined): Buffer | null {
  return Buffer.isBuffer(value) && value.length === 32 ? value : null;
}

function notKey(algorithm: string): Error {
  return malformed(WHAT, `its key has not exactly the parts of a key for ${algorithm}`);
}

/** A map of definite length with numbers as keys, each once (RFC 8949, in the subset that CTAP2 prescribes for keys). */
function readMap(reader: CborReader): ReadonlyMap<number, Value> {
  const [major, count] = readHead(reader);
  if (major !== 5 || count > MAX_ENTRIES) throw malformed(WHAT, 'its key is no small CBOR map');
  const fields = new Map<number, Value>();
  for (let at = 0; at < count; at++) {
    const label = readValue(reader);
    if (typeof label !== 'number' || fields.has(label)) throw malformed(WHAT, 'its key has a part twice or misnamed');
    fields.set(label, readValue(reader));
  }
  return fields;
}

function readValue(reader: CborReader): Value {
  const [major, argument] = readHead(reader);
  if (major === 0) return argument;
  if (major === 1) return -1 - argument;
  if (major !== 2) throw malformed(WHAT, 'its key holds something that is no number and no bytes');
  return take(reader, argument);
}

/** Major type and argument, the argument in its shortest form and of two bytes at most. */
function readHead(reader: CborReader): readonly [number, number] {
  const first = take(reader, 1).readUInt8(0);
  const [major, short] = [first >> 5, first & 0x1f];
  if (short < 24) return [major, short];
  if (short > 25) throw malformed(WHAT, 'a length in its key is too long or not definite');
  const argument = short === 24 ? take(reader, 1).readUInt8(0) : take(reader, 2).readUInt16BE(0);
  if (argument < (short === 24 ? 24 : 0x100)) throw malformed(WHAT, 'a number in its key is not in its shortest form');
  return [major, argument];
}

function take(reader: CborReader, length: number): Buffer {
  const end = reader.offset + length;
  if (end > reader.bytes.length) throw malformed(WHAT, 'its key ends too early');
  const part = reader.bytes.subarray(reader.offset, end);
  reader.offset = end;
  return part;
}
