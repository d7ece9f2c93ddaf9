import { isIPv6 } from 'node:net';

/** Whose requests are counted together: an IPv4 address, or the 64 bits of IPv6 that one customer gets. */
export function networkOf(address: string): string {
  const bare = withoutPort(address);
  const plain = bare.startsWith('::ffff:') && bare.includes('.') ? bare.slice(7) : bare;
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const [head = '', tail] = (plain.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

/** Some proxies write the port behind the address; each connection would then count for itself. */
function withoutPort(address: string): string {
  return /^\[([^\]]{2,64})\](?::\d{1,5})?$/u.exec(address)?.[1] ?? address.replace(/^([\d.]{7,15}):\d{1,5}$/u, '$1');
}
