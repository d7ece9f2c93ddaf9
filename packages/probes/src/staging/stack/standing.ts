import type { Component, ComponentKind } from './component.ts';
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
export function standsBesideTheEdge(service: ServiceView, { services }: StackView): boolean {
  return services.some(
    (other) =>
      other.name !== service.name && isReached(other) && other.networks.some((name) => service.networks.includes(name)),
  );
}
