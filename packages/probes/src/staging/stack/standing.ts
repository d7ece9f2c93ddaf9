import type { Component, ComponentKind } from './component.ts';
import { oncePerStack } from './once-per-stack.ts';
import type { ServiceView, StackView } from './stack-view.ts';

const keepers: readonly ComponentKind[] = ['database', 'search', 'object store', 'identity', 'broker', 'cache'];

/** Strangers reach it from outside its host, by what the files say. */
export function isReached({ reach }: ServiceView): boolean {
  return reach === 'everywhere' || reach === 'address';
}

/** It keeps what others must not read or change. */
export function keepsData(component: Component | null): boolean {
  return component !== null && keepers.includes(component.kind);
}

/** It shares a network with a service that strangers reach: one broken door, and they stand before it. */
export function standsBesideTheEdge(service: ServiceView, stack: StackView): boolean {
  return service.networks.some((name) => (reachedIn(stack).get(name) ?? []).some((other) => other !== service.name));
}

/** Names of the services that strangers reach, by their networks. */
const reachedIn = oncePerStack(({ services }) => {
  const names = new Map<string, string[]>();
  for (const service of services.filter(isReached)) {
    for (const network of service.networks)
      names.set(network, [...(names.get(network) ?? []), service.name].slice(0, 2));
  }
  return names;
});
