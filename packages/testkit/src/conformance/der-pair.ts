import { wireString } from '@sallyport/record';

/**
 * The two integers of a DER `SEQUENCE { INTEGER, INTEGER }`, each as an SSH mpint, or null where the DER itself is
 * wrong. The bytes of the integers are not judged here: DER and SSH write them alike, and judging them is what is tested.
 */
export function readDerPair(der: Buffer): Buffer | null {
  const outer = readElement(der, 0x30);
  if (outer === null || outer.rest.length > 0) return null;
  const first = readElement(outer.content, 0x02);
  const second = first === null ? null : readElement(first.rest, 0x02);
  if (first === null || second === null || second.rest.length > 0) return null;
  return Buffer.concat([wireString(first.content), wireString(second.content)]);
}

function readElement(der: Buffer, tag: number): { readonly content: Buffer; readonly rest: Buffer } | null {
  const short = der[1] ?? 0x80;
  if (der[0] !== tag || short === 0x80 || short > 0x82) return null;
  const lengthBytes = short < 0x80 ? 0 : short - 0x80;
  if (der.length < 2 + lengthBytes) return null;
  const length = lengthBytes === 0 ? short : der.readUIntBE(2, lengthBytes);
  const shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
  const start = 2 + lengthBytes;
  if (lengthBytes !== shortest || der.length < start + length) return null;
  return { content: der.subarray(start, start + length), rest: der.subarray(start + length) };
}
