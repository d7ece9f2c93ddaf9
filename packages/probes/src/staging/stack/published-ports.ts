import type { Plain } from '@sallyport/compose';
import type { ExposureEntry } from '@sallyport/gate';
import type { PublishedPort, Reach, ServiceView } from './stack-view.ts';

/** The published ports of a service in the model's long form, each held against the exposure ledger. */
export function publishedPorts(
  name: string,
  ports: Plain | undefined,
  ledger: readonly ExposureEntry[],
  place: ServiceView['place'],
): readonly PublishedPort[] {
  if (!Array.isArray(ports)) return [];
  return ports.flatMap((entry: Plain, index): PublishedPort[] => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const port = entry as Readonly<Record<string, Plain>>;
    const protocol = port['protocol'] === 'udp' || port['protocol'] === 'sctp' ? port['protocol'] : 'tcp';
    const address = typeof port['host_ip'] === 'string' ? port['host_ip'] : '0.0.0.0';
    const number = Number(port['published']);
    const published = Number.isInteger(number) && number > 0 ? number : null;
    const path = ['ports', index];
    return [
      {
        address,
        published,
        target: Number(port['target']),
        protocol,
        reach: reachOf(address),
        declared: ledger.find((each) => allows(each, { service: name, address, published, protocol })) ?? null,
        at: place(...path),
        path,
      },
    ];
  });
}

function reachOf(address: string): Reach {
  const bare = address.replace(/^\[|\]$/g, '');
  if (bare === '' || bare === '0.0.0.0' || bare === '*' || /^[0:]+$/.test(bare)) return 'everywhere';
  return bare.startsWith('127.') || bare === '::1' ? 'loopback' : 'address';
}

interface Binding {
  readonly service: string;
  readonly address: string;
  readonly published: number | null;
  readonly protocol: string;
}

/** An entry for all addresses allows each of them; one for an address allows that one alone. */
function allows(entry: ExposureEntry, { service, address, published, protocol }: Binding): boolean {
  const anywhere = reachOf(entry.address) === 'everywhere';
  return (
    entry.service === service &&
    entry.port === published &&
    entry.protocol === protocol &&
    (anywhere || entry.address === address)
  );
}

const order: readonly ServiceView['reach'][] = ['everywhere', 'address', 'loopback', 'inside'];

/** The widest of them; `inside` where nothing is published. Networking as the host's own reaches everywhere. */
export function widestReach(ports: readonly PublishedPort[], networkMode: Plain | undefined): ServiceView['reach'] {
  if (networkMode === 'host') return 'everywhere';
  return order.find((reach) => ports.some((port) => port.reach === reach)) ?? 'inside';
}
