import type { ComposeNode, MapNode } from '../node.ts';
import { itemsOf, longFormAs, mapAs, valueOf, withEntry } from '../node-edit/node-edit.ts';

const NAMESPACES = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const;
const SOURCES = [...NAMESPACES, 'links', 'volumes_from'];

interface Dependency {
  readonly service: string;
  readonly restart: boolean;
  /** Where the reference stands that makes one service need the other. */
  readonly because: ComposeNode;
}

/** What a service needs without saying so in `depends_on`: links, shared namespaces, volumes of another service. */
export function withImplicitDependencies(service: MapNode): MapNode {
  if (!SOURCES.some((key) => service.entries.has(key))) {
    return service;
  }
  const dependencies = [
    ...linkDependencies(service),
    ...namespaceDependencies(service),
    ...volumeDependencies(service),
  ];
  const [first] = dependencies;
  if (first === undefined) {
    return service;
  }
  const written = valueOf(service, 'depends_on');
  const entries = new Map(written?.kind === 'map' ? written.entries : []);
  for (const { service: name, restart, because } of dependencies) {
    if (!entries.has(name)) {
      const value = longFormAs(because, { condition: 'service_started', restart, required: true });
      entries.set(name, { keyAt: because.at, value });
    }
  }
  return withEntry(service, 'depends_on', mapAs(written ?? first.because, entries));
}

/** `service` or `service:alias`. */
function linkDependencies(service: MapNode): readonly Dependency[] {
  return texts(itemsOf(valueOf(service, 'links'))).map(([link, because]) => {
    const parts = link.split(':');
    return { service: parts.length === 2 ? (parts[0] ?? link) : link, restart: true, because };
  });
}

function namespaceDependencies(service: MapNode): readonly Dependency[] {
  const values = NAMESPACES.flatMap((key) => valueOf(service, key) ?? []);
  return texts(values).flatMap(([reference, because]) =>
    reference.startsWith('service:') ? { service: reference.slice('service:'.length), restart: true, because } : [],
  );
}

/** `service`, `service:ro`; `container:name` is outside the project. */
function volumeDependencies(service: MapNode): readonly Dependency[] {
  return texts(itemsOf(valueOf(service, 'volumes_from'))).flatMap(([reference, because]) =>
    reference.startsWith('container:') ? [] : { service: reference.split(':')[0] ?? '', restart: false, because },
  );
}

function texts(nodes: readonly ComposeNode[]): readonly (readonly [string, ComposeNode])[] {
  return nodes.flatMap((node) =>
    node.kind === 'scalar' && typeof node.value === 'string' ? [[node.value, node] as const] : [],
  );
}
