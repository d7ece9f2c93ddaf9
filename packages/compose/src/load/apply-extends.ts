import { ComposeError } from '../compose-error.ts';
import { takeAway } from '../merge/directives.ts';
import { mergeResources } from '../merge/merge-files.ts';
import type { ComposeNode, MapEntry, MapNode, NodePath } from '../node.ts';
import { type ExtendsTarget, extendsTarget } from './extends-target.ts';
import { loadExtendedFile } from './load-extended-file.ts';
import { deepestChain, type ExtendedFile, type LoadScope } from './load-scope.ts';
import { countNodes, demandWithin, modelBudget } from './node-budget.ts';
import { shownPath } from './reading.ts';

/** One step of a chain: a service of a file. */
interface Step {
  readonly file: string;
  readonly service: string;
}

/**
 * Services with what they extend merged under them. Every key is inherited, `depends_on`, `links` and `volumes_from`
 * too; the specification's list of refused keys is history. Only services of the same document can be extended without
 * `file`, and includes have come in before.
 * Throws COMPOSE_EXTENDS and COMPOSE_CYCLE.
 */
export async function applyExtends(
  scope: LoadScope,
  path: string,
  document: MapNode,
  cleared: readonly NodePath[],
): Promise<MapNode> {
  const services = document.entries.get('services');
  if (services?.value.kind !== 'map' || !extendsServices(document)) {
    return document;
  }
  const file: ExtendedFile = { path, services: services.value, cleared, resolved: new Map() };
  const entries = new Map<string, MapEntry>();
  let count = 0;
  for (const [name, entry] of services.value.entries) {
    const value = await extendedService(scope, file, name, entry.value, []);
    count += countNodes(value, modelBudget);
    demandWithin(count, modelBudget, value.at, ['services', name]);
    entries.set(name, { ...entry, value });
  }
  const value: MapNode = { ...services.value, entries };
  return { ...document, entries: new Map(document.entries).set('services', { ...services, value }) };
}

/** Whether a service of the document extends another. */
export function extendsServices(document: MapNode): boolean {
  const services = document.entries.get('services')?.value;
  if (services?.kind === 'map') {
    for (const { value } of services.entries.values()) {
      if (value.kind === 'map' && value.entries.has('extends')) {
        return true;
      }
    }
  }
  return false;
}

async function extendedService(
  scope: LoadScope,
  file: ExtendedFile,
  name: string,
  service: ComposeNode,
  chain: readonly Step[],
): Promise<ComposeNode> {
  const known = file.resolved.get(name);
  const resolved = known ?? (await follow(scope, file, name, service, chain));
  file.resolved.set(name, resolved);
  return resolved;
}

async function follow(
  scope: LoadScope,
  file: ExtendedFile,
  name: string,
  service: ComposeNode,
  chain: readonly Step[],
): Promise<ComposeNode> {
  const target = service.kind === 'map' ? extendsTarget(service, name) : null;
  if (service.kind !== 'map' || target === null) {
    return service;
  }
  const steps = [...chain, { file: file.path, service: name }];
  refuseCycle(scope, steps, target);

  const source =
    target.file === null ? file : await loadExtendedFile(scope, target.file, target.at, ['services', name, 'extends']);
  const found = source.services.entries.get(target.service);
  if (found === undefined) {
    throw noSuchService(scope, source, target, name);
  }
  const own = without(service, 'extends');
  const base = await extendedService(scope, source, target.service, found.value, steps);
  if (base.kind !== 'map') {
    return own;
  }
  const taken = takeAway(wrapped(name, base), wrapped(name, own), file.cleared);
  const merged = mergeResources(
    unwrapped(taken.base, name) ?? base,
    unwrapped(taken.over, name) ?? own,
    'services',
    name,
  );
  return { ...merged, at: service.at };
}

function refuseCycle(scope: LoadScope, steps: readonly Step[], target: ExtendsTarget): void {
  const last = steps.at(-1);
  const again = steps.findIndex((step) => step.file === last?.file && step.service === last.service);
  if (again < steps.length - 1) {
    const names = steps.slice(again).map((step) => `${step.service} in ${shownPath(scope.reading, step.file)}`);
    throw new ComposeError({
      code: 'COMPOSE_CYCLE',
      message: `Services extend each other in a circle: ${names.join(', ')}.`,
      at: target.at,
      path: ['services', last?.service ?? '', 'extends'],
      suggestion: null,
    });
  }
  if (steps.length > deepestChain) {
    throw new ComposeError({
      code: 'COMPOSE_TOO_COMPLEX',
      message: `More than ${deepestChain} services extend one another in a row.`,
      at: target.at,
      path: ['services', last?.service ?? '', 'extends'],
      suggestion: null,
    });
  }
}

function noSuchService(scope: LoadScope, source: ExtendedFile, target: ExtendsTarget, name: string): ComposeError {
  const known = [...source.services.entries.keys()].slice(0, 10).join(', ');
  return new ComposeError({
    code: 'COMPOSE_EXTENDS',
    message: `${name} extends ${target.service}, which is no service of ${shownPath(scope.reading, source.path)}.`,
    at: target.at,
    path: ['services', name, 'extends'],
    suggestion: known === '' ? null : `It has: ${known}.`,
  });
}

function without(service: MapNode, key: string): MapNode {
  const entries = new Map(service.entries);
  entries.delete(key);
  return { ...service, entries };
}

/** As a document, because directives name places from the top. */
function wrapped(name: string, service: MapNode): MapNode {
  return mapOf('services', mapOf(name, service));
}

function mapOf(key: string, value: MapNode): MapNode {
  return { ...value, entries: new Map([[key, { keyAt: value.at, value }]]), replaced: [] };
}

function unwrapped(document: MapNode, name: string): MapNode | null {
  const services = document.entries.get('services')?.value;
  const service = services?.kind === 'map' ? services.entries.get(name)?.value : undefined;
  return service?.kind === 'map' ? service : null;
}
