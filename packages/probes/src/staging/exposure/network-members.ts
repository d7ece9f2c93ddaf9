import type { Plain } from '@sallyport/compose';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { isStore } from './service-component.ts';

/** A network of the stack and who stands on it. */
export interface NetworkMembers {
  readonly name: string;
  readonly settings: Readonly<Record<string, Plain>>;
  /** Services that strangers or neighbours reach, and that hold no data themselves. */
  readonly edge: readonly ServiceView[];
  readonly stores: readonly ServiceView[];
  readonly services: readonly ServiceView[];
  readonly internal: boolean;
  readonly external: boolean;
}

export function networkMembers({ services, project }: StackView): readonly NetworkMembers[] {
  const settings = mapOf(project.model['networks']);
  const names = new Set(services.flatMap(({ networks }) => networks));
  return [...names].sort().map((name) => {
    const own = mapOf(settings[name]);
    const members = services.filter(({ networks }) => networks.includes(name));
    return {
      name,
      settings: own,
      edge: members.filter((service) => isEdge(service) && !isStore(service)),
      stores: members.filter(isStore),
      services: members,
      internal: own['internal'] === true,
      external: own['external'] === true,
    };
  });
}

export function isEdge({ reach }: ServiceView): boolean {
  return reach === 'everywhere' || reach === 'address';
}

/** Whether a service needs another: it waits for it, or its settings name it. */
export function uses(service: ServiceView, { name }: ServiceView): boolean {
  if (name in mapOf(service.model['depends_on'])) return true;
  const said = [...service.environment.map(({ value }) => value ?? ''), ...(service.command ?? [])];
  const named = new RegExp(`(?<![\\w-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`);
  return said.some((text) => named.test(text)) || service.mounts.some(({ text }) => text !== null && named.test(text));
}

/** A store beside a service of the edge that does not use it: whoever takes the one talks to the other. */
export function strangersToStores({ edge, stores }: NetworkMembers): readonly ServiceView[] {
  return edge.filter((service) => stores.some((store) => !uses(service, store)));
}

export function mapOf(value: Plain | undefined): Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Plain>>)
    : {};
}

/** `a`, `a and b`, `a, b and c`. */
export function listOfNames(services: readonly { readonly name: string }[]): string {
  const names = services.map(({ name }) => name);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
