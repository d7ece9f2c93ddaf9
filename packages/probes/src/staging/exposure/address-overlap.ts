import type { PublishedPort, ServiceView } from '../stack/stack-view.ts';

const anyOf = { ipv4: 'every IPv4 address', ipv6: 'every IPv6 address' } as const;

/** Addresses of the host that a port takes. */
function taken(service: ServiceView, { address, reach, path }: PublishedPort): readonly string[] {
  if (reach !== 'everywhere') return [address];
  return isWritten(service, path) ? [anyOfFamily(address)] : [anyOf.ipv4, anyOf.ipv6];
}

function isWritten(service: ServiceView, path: PublishedPort['path']): boolean {
  const { ports } = service.model;
  const entry = Array.isArray(ports) ? ports[Number(path[1])] : null;
  return typeof entry === 'object' && entry !== null && 'host_ip' in entry;
}

/** Whether two ports want the same socket of the host, so that the second cannot be opened. */
export function isSameSocket(
  [one, first]: readonly [ServiceView, PublishedPort],
  [other, second]: readonly [ServiceView, PublishedPort],
): boolean {
  if (first.published === null || first.published !== second.published || first.protocol !== second.protocol)
    return false;
  const mine = taken(one, first);
  return taken(other, second).some((theirs) =>
    mine.some((own) => own === theirs || own === anyOfFamily(theirs) || theirs === anyOfFamily(own)),
  );
}

/** What takes this address as well; every address of a family takes itself. */
function anyOfFamily(address: string): string {
  if (address === anyOf.ipv4 || address === anyOf.ipv6) return address;
  return address.includes(':') ? anyOf.ipv6 : anyOf.ipv4;
}
