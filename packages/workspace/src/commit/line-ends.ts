/** Whether bytes on disk are these committed bytes, or the same text as a checkout with CRLF line ends has it. */
export function sameContent(disk: Uint8Array, committed: Uint8Array): boolean {
  return Buffer.compare(disk, committed) === 0 || isCrlfCopy(disk, committed);
}

/** Whether `disk` is `committed` with every LF turned into CRLF. */
export function isCrlfCopy(disk: Uint8Array, committed: Uint8Array): boolean {
  if (committed.includes(13) || !committed.includes(10)) return false;
  return Buffer.compare(disk, withCrlf(committed)) === 0;
}

/** The bytes with CRLF line ends; bytes that hold a CR already, or a NUL as binary files do, stay as they are. */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(13) || bytes.includes(0)) return bytes;
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}
