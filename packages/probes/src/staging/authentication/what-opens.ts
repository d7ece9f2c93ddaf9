import type { Severity } from '@sallyport/record';
import type { Component } from '../stack/component.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { isReached, standsBesideTheEdge } from '../stack/standing.ts';

const weight: Readonly<Record<Component['kind'], number>> = {
  database: 4,
  identity: 4,
  'admin tool': 4,
  search: 3,
  'object store': 3,
  dashboard: 3,
  cache: 2,
  broker: 2,
  'chain node': 2,
  monitoring: 1,
  'mail catcher': 1,
  proxy: 1,
  runtime: 1,
};

const scale: readonly Severity[] = ['low', 'low', 'medium', 'high', 'critical'];

/** Somebody took the question away. What it opens decides, and who stands before it. */
export function whenSwitchedOff(service: ServiceView, stack: StackView): Severity {
  const kind = service.component?.kind;
  if (kind === undefined) return isReached(service) || standsBesideTheEdge(service, stack) ? 'high' : 'medium';
  if (isReached(service)) return weight[kind] >= 2 && kind !== 'dashboard' ? 'critical' : 'high';
  // Nothing that strangers reach stands beside it: they are two broken doors away.
  if (weight[kind] === 4 && !standsBesideTheEdge(service, stack)) return 'high';
  return scale[weight[kind]] ?? 'low';
}

/** Whoever comes may change it, not only read. */
export function whenAnybodyRules(service: ServiceView): Severity {
  return isReached(service) ? 'critical' : 'high';
}

/** What metrics say helps whoever looks for a way in, and is none. */
export function whenMetricsAreOpen(service: ServiceView): Severity {
  return isReached(service) ? 'medium' : 'low';
}

/** Nobody ever asked. Inside the stack that weighs one step less than a question that was taken away. */
export function whenNeverOn(service: ServiceView, stack: StackView): Severity | null {
  const { component } = service;
  if (component === null) return null;
  const own = weight[component.kind];
  if (isReached(service)) return own >= 2 ? 'critical' : 'high';
  if (own < 2) return null;
  if (component.id === 'memcached') return 'low';
  const isClosed =
    service.networks.length > 0 &&
    service.networks.every((name) => stack.project.model.networks?.[name]?.['internal'] === true);
  const near = standsBesideTheEdge(service, stack) || !isClosed;
  if (own === 2) return near ? 'medium' : 'low';
  return near ? 'high' : 'medium';
}
