import type { Plain } from '@sallyport/compose';
import { oncePerStack } from '../stack/once-per-stack.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { doorsOf } from './published-doors.ts';
import { isStore } from './service-component.ts';

/** A network of the stack and who stands on it. */
export interface NetworkMembers {
  readonly name: string;
  /**
   * Services that strangers or neighbours are meant to reach. Data, administration and debuggers that are published are
   * none of them: their ports go, and no network has to be drawn for that.
   */
  readonly edge: readonly ServiceView[];
  readonly stores: readonly ServiceView[];
  readonly services: readonly ServiceView[];
  readonly internal: boolean;
  readonly external: boolean;
}

export const networkMembers: (stack: StackView) => readonly NetworkMembers[] = oncePerStack((stack) => {
  const settings = mapOf(stack.project.model['networks']);
  const edge = new Set(
    doorsOf(stack)
      .filter(({ strangers, use }) => strangers !== 'host' && use.use === 'service')
      .map(({ service }) => service),
  );
  const members = new Map<string, ServiceView[]>();
  for (const service of stack.services) {
    for (const name of service.networks) {
      const known = members.get(name);
      if (known === undefined) members.set(name, [service]);
      else known.push(service);
    }
  }
  return [...members.keys()].sort().map((name) => {
    const services = members.get(name) ?? [];
    const { internal, external } = mapOf(settings[name]);
    return {
      name,
      edge: services.filter((service) => edge.has(service) && !isStore(service)),
      stores: services.filter(isStore),
      services,
      internal: internal === true,
      external: external === true,
    };
  });
});

/** Words of everything that a service is told, in which the names of others stand. */
const wordsOfServices = new WeakMap<ServiceView, ReadonlySet<string>>();

function wordsTo(service: ServiceView): ReadonlySet<string> {
  const known = wordsOfServices.get(service);
  if (known !== undefined) return known;
  const said = [
    ...service.environment.map(({ value }) => value ?? ''),
    ...(service.command ?? []),
    ...service.mounts.map(({ text }) => text ?? ''),
  ];
  const words = new Set(said.flatMap((text) => text.slice(0, 100_000).split(/[^\w-]+/)));
  wordsOfServices.set(service, words);
  return words;
}

/** Whether a service needs another: it waits for it, or its settings name it. */
function uses(service: ServiceView, { name }: ServiceView): boolean {
  return name in mapOf(service.model['depends_on']) || wordsTo(service).has(name);
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

/** `a`, `a and b`, `a, b and c`; of many the first. */
export function listOfNames(services: readonly { readonly name: string }[]): string {
  const names = services.map(({ name }) => name);
  if (names.length > 5) return `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
