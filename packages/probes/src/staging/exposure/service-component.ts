import type { Component, ComponentKind } from '../stack/component.ts';
import { components } from '../stack/components.ts';
import { matchComponent, parseImage } from '../stack/match-component.ts';
import type { ServiceView } from '../stack/stack-view.ts';

/** What the service is: its image, or for one that is built here the image that it is made from. */
export function componentOf(service: ServiceView): Component | null {
  if (service.component !== null) return service.component;
  const base = service.dockerfile?.ancestry.at(-1)?.base;
  return base === undefined || base === '' ? null : matchComponent(components, parseImage(base));
}

const stores: ReadonlySet<ComponentKind> = new Set(['database', 'cache', 'broker', 'search', 'object store']);

/** Holds what the platform must not lose or give away. */
export function isStore(service: ServiceView): boolean {
  const component = componentOf(service);
  return component !== null && stores.has(component.kind);
}

const consoles: ReadonlySet<ComponentKind> = new Set(['dashboard', 'monitoring', 'mail catcher']);

/** Shows what goes on; whoever reaches it reads more than he should, and rarely changes anything. */
export function isConsole({ kind }: Component): boolean {
  return consoles.has(kind);
}

/** Of which every port is for those who run the platform. */
export function isOperators({ kind }: Component): boolean {
  return kind === 'admin tool' || kind === 'dashboard' || kind === 'monitoring' || kind === 'chain node';
}
