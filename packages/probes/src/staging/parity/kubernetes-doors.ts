import { inside, type KubernetesObject, maps, selects } from './kubernetes-objects.ts';
import { listOf, mapOf, scalarText, sortedSet } from './normal-values.ts';

type Data = Readonly<Record<string, unknown>>;

/** How strangers come to a pod, by the manifests. */
export interface Doors {
  readonly exposed: boolean;
  /** `8443/tcp`, by the port of the container. */
  readonly published: readonly string[];
  /** null: nothing stands before it that says. */
  readonly tls: boolean | null;
  /** null: no network policy is about it. */
  readonly closed: boolean | null;
  readonly at: string | null;
}

export function doorsOf(labels: Data, containers: readonly Data[], objects: readonly KubernetesObject[]): Doors {
  const services = objects.filter(
    ({ kind, spec }) =>
      kind === 'Service' && Object.keys(mapOf(spec['selector'])).length > 0 && selects(spec['selector'], labels),
  );
  const names = new Set(services.map(({ name }) => name));
  const routes = objects.filter((object) => backendsOf(object).some((name) => names.has(name)));
  const routed = new Set(routes.flatMap(backendsOf));
  const open = services.filter(
    ({ name, spec }) =>
      spec['type'] === 'LoadBalancer' ||
      spec['type'] === 'NodePort' ||
      listOf(spec['externalIPs']).length > 0 ||
      routed.has(name),
  );
  const ingresses = routes.filter(({ kind }) => kind === 'Ingress');
  return {
    exposed: open.length > 0,
    published: sortedSet(open.flatMap(({ spec }) => maps(spec['ports']).map((port) => targetOf(port, containers)))),
    tls: ingresses.length === 0 ? null : ingresses.every(({ spec }) => maps(spec['tls']).length > 0),
    closed: egressClosed(labels, objects),
    at: open[0]?.at('spec') ?? null,
  };
}

/** Services that an Ingress or a route of the Gateway API leads to. */
function backendsOf({ kind, spec }: KubernetesObject): readonly string[] {
  if (kind === 'Ingress') {
    const paths = maps(spec['rules']).flatMap((rule) => maps(inside(rule, ['http', 'paths'])));
    const backends = [...paths.map((path) => path['backend']), spec['defaultBackend']];
    return backends.flatMap((backend) => textOf(inside(backend, ['service', 'name'])));
  }
  if (!/^(?:HTTP|GRPC|TLS|TCP|UDP)Route$/.test(kind)) return [];
  return maps(spec['rules']).flatMap((rule) => maps(rule['backendRefs']).flatMap(({ name }) => textOf(name)));
}

function textOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}

function targetOf(port: Data, containers: readonly Data[]): string {
  const target = port['targetPort'] ?? port['port'];
  const named = containers.flatMap(({ ports }) => maps(ports)).find(({ name }) => name === target);
  return `${scalarText(named?.['containerPort'] ?? target)}/${scalarText(port['protocol'], 'TCP').toLowerCase()}`;
}

/** Whether policies let it reach nothing but other pods. */
function egressClosed(labels: Data, objects: readonly KubernetesObject[]): boolean | null {
  const policies = objects.filter(
    ({ kind, spec }) =>
      kind === 'NetworkPolicy' &&
      mapOf(spec['podSelector'])['matchExpressions'] === undefined &&
      selects(mapOf(spec['podSelector'])['matchLabels'], labels),
  );
  if (policies.length === 0) return null;
  const egress = policies.filter(({ spec }) => listOf(spec['policyTypes']).includes('Egress'));
  return (
    egress.length > 0 &&
    egress
      .flatMap(({ spec }) => maps(spec['egress']))
      .every((rule) => maps(rule['to']).length > 0 && maps(rule['to']).every((to) => to['ipBlock'] === undefined))
  );
}
