import type { Position } from '@sallyport/compose';
import { oncePerStack } from '../stack/once-per-stack.ts';
import type { PublishedPort, ServiceView, StackView } from '../stack/stack-view.ts';
import { isPrivateAddress } from './address-range.ts';
import { type UseOfPort, useOfPort } from './port-use.ts';

/** Who can come: anybody, those in a network that is not everybody's, or those on the host. */
export type Strangers = 'anybody' | 'neighbours' | 'host';

/** One or more ports of a service that one line publishes for one use. */
export interface Door {
  readonly service: ServiceView;
  readonly port: PublishedPort;
  /** `6379/tcp`, `8000-8010/tcp`, `10.0.0.5:80/tcp`; `any:80/tcp` where the engine chooses. */
  readonly name: string;
  /** Its number stands in a file that nobody sees here. */
  readonly unseen: boolean;
  readonly strangers: Strangers;
  readonly declared: PublishedPort['declared'];
  readonly use: UseOfPort;
  readonly at: Position;
}

/** Services whose ports are published; those on the network of the host have no ports of their own. */
export function publishingServices({ services }: Pick<StackView, 'services'>): readonly ServiceView[] {
  return services.filter(({ model }) => model['network_mode'] !== 'host');
}

export function strangersAt({ reach, address }: PublishedPort): Strangers {
  if (reach === 'loopback') return 'host';
  return reach === 'address' && isPrivateAddress(address) ? 'neighbours' : 'anybody';
}

/** The doors of all services: of the same port on several addresses the widest, ranges as one. */
export const doorsOf: (stack: StackView) => readonly Door[] = oncePerStack((stack) =>
  publishingServices(stack).flatMap((service) => folded(doorsOfService(service, unseenPlaces(stack)))),
);

/** The doors of a service, every port of a range as its own. */
export function singleDoors(service: ServiceView): readonly Door[] {
  return doorsOfService(service, new Set());
}

function doorsOfService(service: ServiceView, unseen: ReadonlySet<string>): readonly Door[] {
  return widest(service.ports).map((port) => door(service, port, unseen));
}

/** Where values stand that come from a file that is not in the tree. */
const unseenPlaces = oncePerStack(
  ({ project }) => new Set(project.variables.filter(({ from }) => from === 'fallback').map(({ at }) => placeKey(at))),
);

function placeKey({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

function door(service: ServiceView, port: PublishedPort, unseen: ReadonlySet<string>): Door {
  return {
    service,
    port,
    name: `${port.reach === 'address' ? `${port.address}:` : ''}${port.published ?? `any:${port.target}`}/${port.protocol}`,
    unseen: port.published === null && unseen.has(placeKey(port.at)),
    strangers: strangersAt(port),
    declared: port.declared,
    use: useOfPort(service, port),
    at: port.at,
  };
}

/** In their order: of one port on every address the first, else each address, and loopback where there is nothing else. */
function widest(ports: readonly PublishedPort[]): readonly PublishedPort[] {
  const same = Map.groupBy(ports, ({ published, target, protocol }) => `${published ?? 'any'} ${target}/${protocol}`);
  const kept = new Set(
    [...same.values()].flatMap((group) => {
      const [everywhere] = group.filter(({ reach }) => reach === 'everywhere');
      if (everywhere !== undefined) return [everywhere];
      const addresses = group.filter(({ reach }) => reach === 'address');
      return addresses.length > 0 ? addresses : group.slice(0, 1);
    }),
  );
  return ports.filter((port) => kept.has(port));
}

/** A range that is written as one line is one door, as far as its ports follow each other, declared and used alike. */
function folded(doors: readonly Door[]): readonly Door[] {
  const runs: { readonly first: Door; last: Door }[] = [];
  const ordered = doors.toSorted(
    (one, other) =>
      one.at.line - other.at.line ||
      one.at.column - other.at.column ||
      (one.port.published ?? 0) - (other.port.published ?? 0),
  );
  for (const each of ordered) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.last, each)) run.last = each;
    else runs.push({ first: each, last: each });
  }
  return runs.map(({ first, last }) =>
    first === last
      ? first
      : { ...first, name: `${first.name.split('/')[0]}-${last.port.published}/${first.port.protocol}` },
  );
}

function follows(before: Door, { port, at, strangers, declared, use }: Door): boolean {
  return (
    before.port.published !== null &&
    before.port.published + 1 === port.published &&
    before.port.protocol === port.protocol &&
    before.at.file === at.file &&
    before.at.line === at.line &&
    before.at.column === at.column &&
    before.strangers === strangers &&
    (before.declared === null) === (declared === null) &&
    before.use.use === use.use &&
    before.use.title === use.title
  );
}

/** The ports of a door as a sentence says them: `6379/tcp`, or `6379/tcp under a number that the engine picks`. */
export function portText({ port, name, unseen }: Door): string {
  if (port.published !== null) return name;
  const who = unseen ? 'that stands in no file here' : 'that the engine picks';
  return `${port.target}/${port.protocol} under a number ${who}`;
}

/** `on every address`, `on 203.0.113.7`, `on the host alone`. */
export function whereText({ port }: Door): string {
  if (port.reach === 'loopback') return `on ${port.address}, so on the host alone`;
  return port.reach === 'address' ? `on ${port.address}` : 'on every address';
}

/** The same line bound to the host alone. */
export function loopbackLine({ port }: Door): string {
  const protocol = port.protocol === 'tcp' ? '' : `/${port.protocol}`;
  return `"127.0.0.1:${port.published ?? port.target}:${port.target}${protocol}"`;
}
