import { isClientOnly } from '../stack/client-only.ts';
import { oncePerStack } from '../stack/once-per-stack.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import type { RuleSighting } from '../stack/staging-rule.ts';

export interface Dependency {
  readonly on: string;
  readonly condition: string;
  readonly required: boolean;
  readonly at: RuleSighting['at'];
  /** Somebody wrote it; the loader adds what links and shared namespaces imply. */
  readonly written: boolean;
}

export function dependenciesOf({ model, place }: ServiceView): readonly Dependency[] {
  const implied = impliedPlaces(model, place);
  const entries = (model['depends_on'] ?? {}) as Readonly<
    Record<string, { readonly condition?: string; readonly required?: unknown }>
  >;
  return Object.entries(entries).map(([on, { condition, required }]) => ({
    on,
    condition: condition ?? 'service_started',
    required: required !== false,
    at: place('depends_on', on),
    written: !implied.has(JSON.stringify(place('depends_on', on))),
  }));
}

/** Places of links and shared namespaces: a dependency that stands there is one that the loader added. */
function impliedPlaces(model: ServiceView['model'], place: ServiceView['place']): ReadonlySet<string> {
  const lists = ['links', 'volumes_from'].flatMap((key) =>
    Array.isArray(model[key]) ? model[key].map((_, index) => place(key, index)) : [],
  );
  const namespaces = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'].filter((key) => model[key] !== undefined);
  return new Set([...lists, ...namespaces.map((key) => place(key))].map((at) => JSON.stringify(at)));
}

/** Services that wait for this one in this way. */
export function waitingFor(name: string, condition: string, stack: StackView): readonly string[] {
  return waiting(stack).get(`${condition} ${name}`) ?? [];
}

const waiting = oncePerStack(({ services }) => {
  const names = new Map<string, string[]>();
  for (const service of services) {
    for (const { on, condition } of dependenciesOf(service)) {
      const key = `${condition} ${on}`;
      names.set(key, [...(names.get(key) ?? []), service.name]);
    }
  }
  return names;
});

/** The service of this name among those that start. */
export function serviceNamed(name: string, stack: StackView): ServiceView | undefined {
  return byName(stack).get(name);
}

const byName = oncePerStack(({ services }) => new Map(services.map((service) => [service.name, service])));

/** It does its work and ends: others wait for its end, or it says that it is not started again. */
export function isJob(service: ServiceView, stack: StackView): boolean {
  return waitingFor(service.name, 'service_completed_successfully', stack).length > 0 || endsByItself(service);
}

const ending =
  /(?:^|[-_.])(?:migrat\w*|seed(?:er|s)?|init|setup|bootstrap|provision\w*|prestart|create-?buckets?)(?:[-_.]|$)/;
/** Programs that do one thing and end. */
const once = /^(?:\/(?:usr\/)?s?bin\/)?(?:chown|chmod|mkdir|cp|install)$/;

/**
 * It publishes nothing, and says that it is not started again, or is named after work that ends, or starts a program that
 * ends. A store does not, unless its image is there for its tools alone.
 */
function endsByItself(service: ServiceView): boolean {
  const { name, model, ports, component, entrypoint, command } = service;
  const isStore = component !== null && component.kind !== 'runtime' && !isClientOnly(service);
  if (ports.length > 0 || isStore) return false;
  const again = model['restart'] !== undefined || model['deploy'] !== undefined;
  const program = (entrypoint ?? [])[0] ?? (command ?? [])[0] ?? '';
  return model['restart'] === 'no' || (!again && (ending.test(name) || once.test(program)));
}

/** `restart`, or what `deploy` says in its place; null: never. */
export function restartPolicy({
  model,
}: ServiceView): { readonly policy: string; readonly attempts: number | null } | null {
  const written = model['restart'];
  if (typeof written === 'string' && written !== '' && written !== 'no') {
    const [policy = '', count] = written.split(':');
    return { policy, attempts: count === undefined || Number(count) === 0 ? null : Number(count) };
  }
  const deploy = model['deploy'] as { readonly restart_policy?: Readonly<Record<string, unknown>> } | undefined;
  const given = deploy?.restart_policy;
  if (given === undefined || written !== undefined || given['condition'] === 'none') return null;
  const attempts = Number(given['max_attempts']);
  return {
    policy: given['condition'] === 'on-failure' ? 'on-failure' : 'always',
    attempts: attempts > 0 ? attempts : null,
  };
}
