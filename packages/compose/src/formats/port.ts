import { isIpAddress } from './ip-address.ts';
import { quoted, type Reading, read, wrong } from './reading.ts';

export interface Port {
  readonly hostIp: string;
  readonly published: string;
  readonly target: number;
  readonly protocol: string;
}

type Range = readonly [number, number];

/**
 * `[[IP:][HOST]:]CONTAINER[/PROTOCOL]`, ranges expanded to one port each. A host range before a single container port
 * stays a range: the engine picks one. Ranges come out in the order of their text (`10` before `9`), as Compose sorts.
 */
export function parsePorts(text: string): Reading<readonly Port[]> {
  const parts = text.split(':');
  const [container = '', ...more] = (parts.at(-1) ?? '').split('/');
  const protocol = (more.join('/') || 'tcp').toLowerCase();
  const host = parts.at(-2) ?? '';
  const address = parts.slice(0, -2).join(':');
  const hostIp = address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address;
  if (hostIp !== '' && !isIpAddress(hostIp)) {
    return wrong(`${quoted(text)} is no port: ${quoted(address)} is no IP address`);
  }
  const target = parseRange(container);
  if (target === null || target[0] === 0) {
    return wrong(`${quoted(text)} is no port: ${quoted(container)} is no container port`);
  }
  const published = host === '' ? null : parseRange(host);
  if (host !== '' && published === null) {
    return wrong(`${quoted(text)} is no port: ${quoted(host)} is no host port`);
  }
  if (published !== null && target[0] !== target[1] && size(published) !== size(target)) {
    return wrong(`${quoted(text)} is no port: the two ranges have different lengths`);
  }
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) {
    return wrong(`${quoted(text)} is no port: ${quoted(protocol)} is no protocol`);
  }
  const ports = Array.from({ length: size(target) }, (_, index): Port => {
    const hostPort = published === null ? '' : hostPortOf(published, target, index);
    return { hostIp, published: hostPort, target: target[0] + index, protocol };
  });
  return read(ports.toSorted((a, b) => (String(a.target) < String(b.target) ? -1 : 1)));
}

function hostPortOf(published: Range, target: Range, index: number): string {
  const single = size(target) === 1 && size(published) > 1;
  return single ? `${published[0]}-${published[1]}` : String(published[0] + index);
}

function size([start, end]: Range): number {
  return end - start + 1;
}

function parseRange(text: string): Range | null {
  const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const range: Range = [Number(first), Number(last)];
  return first !== '' && range[0] <= range[1] && range[1] <= 65535 ? range : null;
}
