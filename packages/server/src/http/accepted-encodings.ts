/** The encodings that a client takes, from `accept-encoding` (RFC 9110 section 12.5.3); what it ranks with 0 it does not. */
export function acceptedEncodings(header: string): ReadonlySet<string> {
  return new Set(
    header
      .split(',')
      .map((part) => part.trim())
      .filter((part) => !/;\s*q=0(?:\.0*)?$/u.test(part))
      .map((part) => part.split(';')[0] ?? ''),
  );
}
