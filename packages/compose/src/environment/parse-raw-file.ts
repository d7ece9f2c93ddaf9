/** `format: raw`: `NAME=value` lines taken as they are, as `docker run --env-file` reads them. */
export function parseRawFile(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const trimmed = line.trimStart();
    const equals = trimmed.indexOf('=');
    if (trimmed !== '' && !trimmed.startsWith('#') && equals > 0) {
      values.set(trimmed.slice(0, equals), trimmed.slice(equals + 1));
    }
  }
  return values;
}
