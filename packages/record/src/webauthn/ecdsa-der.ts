import { expectEnd, malformed, readString, wireReader, wireString } from '../sshsig/wire.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const MAX_INTEGER = 33;

/**
 * The two numbers of a P-256 signature in DER, each as an mpint: SSH and DER write a positive number alike. Only the
 * one DER form of two positive numbers is read. Throws RECORD_SIGNATURE_MALFORMED.
 */
export function mpintsOfDer(der: Uint8Array): Buffer {
  const [tag, length] = der;
  if (tag !== SEQUENCE || length !== der.length - 2) throw notDer();
  const first = readInteger(der.subarray(2));
  const second = readInteger(der.subarray(2 + 2 + first.length));
  if (2 + 2 + first.length + 2 + second.length !== der.length) throw notDer();
  return Buffer.concat([wireString(first), wireString(second)]);
}

/** The DER form of a P-256 signature that is given as two mpints. Throws RECORD_SIGNATURE_MALFORMED. */
export function derOfMpints(mpints: Uint8Array): Buffer {
  const reader = wireReader(mpints, 'passkey signature');
  const numbers = [readString(reader), readString(reader)];
  expectEnd(reader);
  const content = Buffer.concat(
    numbers.flatMap((number) => [Buffer.from([INTEGER, Math.min(number.length, 0xff)]), number]),
  );
  const der = Buffer.concat([Buffer.from([SEQUENCE, Math.min(content.length, 0xff)]), content]);
  // What cannot be read back was no P-256 signature.
  mpintsOfDer(der);
  return der;
}

function readInteger(bytes: Uint8Array): Uint8Array {
  const [tag, length = 0] = bytes;
  const number = bytes.subarray(2, 2 + length);
  if (tag !== INTEGER || length > MAX_INTEGER || number.length !== length) throw notDer();
  const [top = 0, next = 0] = number;
  // No byte is no number. The first bit is the sign; a zero byte in front stands only where it is needed to say positive.
  if (top >= 0x80 || (top === 0 && next < 0x80)) throw notDer();
  return number;
}

function notDer(): Error {
  return malformed('passkey signature', 'it is not two positive numbers in DER');
}
