const escapePattern = /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g;
const meanings: ReadonlyMap<string, string> = new Map([
  ['\\a', '\x07'],
  ['\\b', '\b'],
  ['\\f', '\f'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\v', '\v'],
  ['\\\\', '\\'],
  ['\\"', '"'],
  // The text is a template afterwards, and there a dollar sign is written twice.
  ['\\$', '$$'],
]);

/** Escapes of double-quoted values, as a shell has them. What is no escape stays, backslash and all. */
export function expandEscapes(text: string): string {
  return text.replaceAll(escapePattern, (escape) => meanings.get(escape) ?? octal(escape) ?? escape);
}

/** `\0101` is A: Go wants three octal digits after the zero, of one byte. Where they are not, only the zero is lost. */
function octal(escape: string): string | undefined {
  if (!escape.startsWith('\\0')) {
    return undefined;
  }
  const digits = escape.slice(2);
  const code = /^[0-7]{3}$/.test(digits) ? Number.parseInt(digits, 8) : 256;
  return code < 256 ? String.fromCharCode(code) : `\\${digits}`;
}
