import { ProbeError } from '../../probe-error.ts';
import { components } from '../stack/components.ts';
import { matchComponent, parseImage } from '../stack/match-component.ts';
import {
  capabilitySet,
  composeBytes,
  isRoot,
  listOf,
  majorVersion,
  mapOf,
  nanoProcessors,
  scalarText,
  sortedSet,
} from './normal-values.ts';
import { secretStore } from './secret-stores.ts';
import type { EnvironmentFact, Fact, FactName, FactValue, Sheet } from './sheet.ts';
import type { YamlDocument } from './yaml-documents.ts';

/** The first line of a description that people write by hand, for production that is neither Compose nor Kubernetes. */
export const descriptionKind = 'sallyport production description';

interface Known {
  readonly fact: FactName;
  /** null: no value of this key. */
  readonly read: (value: unknown) => FactValue;
}

function truth(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** Keys of a described service that become facts. */
const known: Readonly<Record<string, Known>> = {
  authentication: { fact: 'authentication', read: truth },
  tls: { fact: 'encryption', read: truth },
  'read-only': { fact: 'read-only', read: truth },
  'no-new-privileges': { fact: 'no new privileges', read: truth },
  seccomp: { fact: 'seccomp', read: truth },
  'closed-networks': { fact: 'closed networks', read: truth },
  'health-check': { fact: 'health check', read: truth },
  'capabilities-added': { fact: 'capabilities added', read: capabilitySet },
  published: { fact: 'published', read: (value) => sortedSet(listOf(value).map(portText)) },
  persistence: { fact: 'persistence', read: (value) => sortedSet(listOf(value)) },
  replicas: { fact: 'replicas', read: (value) => (typeof value === 'number' ? value : null) },
  memory: { fact: 'memory', read: composeBytes },
  cpus: { fact: 'cpus', read: nanoProcessors },
  pids: { fact: 'pids', read: (value) => (typeof value === 'number' ? value : null) },
  'log-sink': { fact: 'log sink', read: (value) => (typeof value === 'string' ? value : null) },
};

const others = ['image', 'family', 'version', 'own', 'exposed', 'user', 'drops-all-capabilities', 'environment'];

/** The fact sheets of a description. Throws PROBE_FORMAT where it has a key or a value that nobody would understand. */
export function descriptionSheets({ value, at }: YamlDocument): readonly Sheet[] {
  for (const key of Object.keys(value))
    if (!['kind', 'version', 'services'].includes(key)) throw refused(at(key), `\`${key}\` is no key of a description`);
  if (value['version'] !== 1) throw refused(at('version'), '`version` must be 1');
  return Object.entries(mapOf(value['services'])).map(([service, described]) =>
    sheetOf(service, mapOf(described), (...path) => at('services', service, ...path)),
  );
}

function sheetOf(service: string, described: Readonly<Record<string, unknown>>, at: YamlDocument['at']): Sheet {
  const facts = new Map<FactName, Fact>();
  for (const [key, value] of Object.entries(described)) {
    const entry = Object.hasOwn(known, key) ? known[key] : undefined;
    if (entry === undefined) {
      if (!others.includes(key)) throw refused(at(key), `\`${key}\` is no key of a described service`);
      continue;
    }
    const read = entry.read(value);
    if (read === null) throw refused(at(key), `\`${key}\` has no value that can be read`);
    facts.set(entry.fact, { value: read, at: at(key) });
  }
  const { image: imageText, family, version, own, exposed, user, 'drops-all-capabilities': drops } = described;
  if (typeof user === 'string' || typeof user === 'number') {
    facts.set('non-root', { value: !isRoot(String(user)), at: at('user') });
    if (!isRoot(String(user))) facts.set('user', { value: String(user), at: at('user') });
  }
  if (typeof drops === 'boolean') facts.set('capabilities dropped', { value: drops, at: at('drops-all-capabilities') });
  const image = typeof imageText === 'string' ? parseImage(imageText) : null;
  const component = image === null ? null : matchComponent(components, image);
  const named = typeof family === 'string' ? family : null;
  if (image === null && named === null) throw refused(at(), `${service} has neither \`image\` nor \`family\``);
  return {
    service,
    at: at(),
    family: named ?? component?.id ?? image?.repository.split('/').at(-1) ?? null,
    major: majorVersion(version === undefined ? (image?.tag ?? null) : scalarText(version)),
    image: image === null ? null : { ...image, at: at('image') },
    build: null,
    own: typeof own === 'boolean' ? own : component === null && !components.some(({ id }) => id === named),
    exposed: exposed === true,
    facts,
    settings: null,
    environment: described['environment'] === undefined ? null : environmentOf(described['environment'], at),
    environmentComplete: true,
    secrets: new Map(),
  };
}

/** Names alone, or names with what is known of their values. */
function environmentOf(value: unknown, at: YamlDocument['at']): Sheet['environment'] {
  const names = Array.isArray(value)
    ? value.map((name: unknown) => [String(name), null] as const)
    : Object.entries(mapOf(value));
  return new Map(
    names.map(([name, given]): [string, EnvironmentFact] => {
      const text = given === null || given === undefined ? null : scalarText(given);
      return [name, { value: text, store: text === null ? null : secretStore(text), at: at('environment', name) }];
    }),
  );
}

function portText(port: string): string {
  return /\//.test(port) ? port.toLowerCase() : `${port}/tcp`;
}

function refused(place: string, what: string): ProbeError {
  return new ProbeError('PROBE_FORMAT', `${place}: ${what}.`);
}
