const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** IPv4 in four decimal numbers, or IPv6 without brackets and zone: what Go's ParseIP takes. */
export function isIpAddress(text: string): boolean {
  return V4.test(text) || isV6(text);
}

function isV6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) {
    return false;
  }
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const tail = last !== undefined && last.includes('.') ? (V4.test(last) ? 2 : Number.NaN) : 0;
  const plain = tail === 0 ? groups : groups.slice(0, -1);
  const count = plain.length + tail;
  return plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
}
