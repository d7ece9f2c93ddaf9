import { asBuffer } from '../bytes.ts';
import { RecordError } from '../errors.ts';

/** Reads the SSH wire format (RFC 4251 section 5) and never beyond the end. */
export interface WireReader {
  readonly bytes: Buffer;
  readonly what: string;
  offset: number;
}

export function wireReader(bytes: Uint8Array, what: string): WireReader {
  return { bytes: asBuffer(bytes), what, offset: 0 };
}

function take(reader: WireReader, length: number): Buffer {
  const end = reader.offset + length;
  if (end > reader.bytes.length) throw malformed(reader.what, 'it ends too early');
  const part = reader.bytes.subarray(reader.offset, end);
  reader.offset = end;
  return part;
}

export function readByte(reader: WireReader): number {
  return take(reader, 1).readUInt8(0);
}

export function readUint32(reader: WireReader): number {
  return take(reader, 4).readUInt32BE(0);
}

export function readString(reader: WireReader): Buffer {
  return take(reader, readUint32(reader));
}

/** A string of printable ASCII, such as a name of an algorithm. */
export function readName(reader: WireReader): string {
  const bytes = readString(reader);
  for (const byte of bytes) {
    if (byte < 0x20 || byte > 0x7e) throw malformed(reader.what, 'a name in it is not printable ASCII');
  }
  return bytes.toString('latin1');
}

/** Magnitude of a positive mpint in its only canonical form: no zero, no sign, no needless leading zero byte. */
export function readPositiveMpint(reader: WireReader): Buffer {
  const bytes = readString(reader);
  const first = bytes[0];
  const second = bytes[1] ?? 0;
  if (first === undefined || first >= 0x80 || (first === 0 && second < 0x80)) {
    throw malformed(reader.what, 'a number in it is zero, negative or not in its shortest form');
  }
  return first === 0 ? bytes.subarray(1) : bytes;
}

export function expectEnd(reader: WireReader): void {
  if (reader.offset !== reader.bytes.length) throw malformed(reader.what, 'bytes follow its end');
}

export function malformed(what: string, why: string): RecordError {
  return new RecordError('RECORD_SIGNATURE_MALFORMED', `The ${what} is malformed: ${why}.`);
}

export function wireUint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function wireString(value: Uint8Array | string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return Buffer.concat([wireUint32(bytes.length), bytes]);
}

/** The mpint of a magnitude given as big-endian bytes, with or without leading zeros. */
export function wireMpint(magnitude: Uint8Array): Buffer {
  let start = 0;
  while (start < magnitude.length && magnitude[start] === 0) start++;
  const trimmed = magnitude.subarray(start);
  const signed = (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed;
  return wireString(signed);
}
