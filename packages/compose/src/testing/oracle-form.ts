import type { Plain } from '../compose-model.ts';
import { parseByteSize } from '../formats/byte-size.ts';
import { parseDuration } from '../formats/duration.ts';
import { splitWords } from '../words/split-words.ts';

type PlainMap = { readonly [key: string]: Plain };
type Change = (value: Plain, key: string) => Plain | undefined;

/**
 * One form for what docker-compose 1.29.2 and this loader print, so that only a difference of meaning is one. Each
 * change stands for a difference that is known: other spellings, and what the newer Compose writes out.
 */
export function comparable(model: PlainMap): PlainMap {
  const named = (key: string) => changeMap(mapOf(model[key]), (value, name) => withoutName(mapOf(value), name));
  const networks = named('networks');
  return withoutEmpty({
    services: changeMap(mapOf(model['services']), (service) => changeMap(mapOf(service), serviceValue)),
    networks: changeMap(networks, (value, name) => (name === 'default' && isEmpty(value) ? undefined : value)),
    volumes: named('volumes'),
    secrets: named('secrets'),
    configs: named('configs'),
  });
}

const serviceChanges: Readonly<Record<string, Change>> = {
  build: comparableBuild,
  command: words,
  configs: (value) => listOf(value).map((item) => mountOf(mapOf(item), 'config')),
  cpus: (value) => Number(value),
  depends_on: (value) => changeMap(mapOf(value), (dependency) => mapOf(dependency)['condition'] ?? null),
  deploy: comparableDeploy,
  devices: (value) => listOf(value).map(deviceText),
  dns: listOf,
  dns_search: listOf,
  entrypoint: words,
  environment: texts,
  expose: (value) => listOf(value).map(textOf),
  extra_hosts: (value) => hostTexts(value).toSorted(),
  healthcheck: comparableHealthcheck,
  labels: labelTexts,
  mem_limit: bytes,
  mem_reservation: bytes,
  memswap_limit: bytes,
  networks: (value) =>
    isDeepDefault(value) ? undefined : changeMap(mapOf(value), (network) => (isEmpty(network) ? null : network)),
  ports: (value) => listOf(value).map(portText).toSorted(),
  secrets: (value) => listOf(value).map((item) => mountOf(mapOf(item), 'secret')),
  shm_size: bytes,
  stop_grace_period: nanoseconds,
  sysctls: texts,
  tmpfs: listOf,
  volumes: (value) => listOf(value).map(comparableVolume),
};

function serviceValue(value: Plain, key: string): Plain | undefined {
  const changed = (serviceChanges[key] ?? ((same: Plain) => same))(value, key);
  // false and empty lists are what stands where nothing is written.
  return changed === false || isEmpty(changed) ? undefined : changed;
}

function comparableBuild(value: Plain): Plain {
  const build = typeof value === 'string' ? { context: value } : mapOf(value);
  return changeMap(build, (entry, key) => {
    if (key === 'dockerfile' && entry === 'Dockerfile') {
      return undefined;
    }
    return key === 'args' || key === 'labels' ? texts(entry) : key === 'shm_size' ? bytes(entry) : entry;
  });
}

function comparableDeploy(value: Plain): Plain {
  return changeDeep(value, (entry, key) => {
    switch (key) {
      case 'cpus':
        return Number(entry);
      case 'memory':
        return bytes(entry);
      case 'delay':
      case 'window':
      case 'monitor':
        return nanoseconds(entry);
      case 'labels':
        return texts(entry);
      default:
        return entry;
    }
  });
}

function comparableHealthcheck(value: Plain): Plain {
  const { disable, ...check } = mapOf(value);
  if (disable === true) {
    return { test: ['NONE'] };
  }
  return changeMap(check, (entry, key) => {
    if (key === 'test') {
      return typeof entry === 'string' ? ['CMD-SHELL', entry] : entry;
    }
    return key === 'retries' ? entry : nanoseconds(entry);
  });
}

function portText(value: Plain): string {
  if (typeof value === 'string') {
    return value.includes('/') ? value : `${value}/tcp`;
  }
  const [address, published] = [textUnder(value, 'host_ip'), textUnder(value, 'published')];
  const host = address === '' && published === '' ? '' : address === '' ? `${published}:` : `${address}:${published}:`;
  return `${host}${textUnder(value, 'target')}/${textUnder(value, 'protocol', 'tcp')}`;
}

function comparableVolume(value: Plain): Plain {
  if (typeof value === 'string') {
    const [first = '', second, mode = 'rw'] = value.split(':');
    const source = second === undefined ? {} : { source: first };
    const type = second !== undefined && first.startsWith('/') ? 'bind' : 'volume';
    return { type, ...source, target: second ?? first, ...(mode === 'ro' ? { read_only: true } : {}) };
  }
  return changeMap(mapOf(value), (entry, key) => {
    const { create_host_path: created, ...options } = key === 'bind' ? mapOf(entry) : {};
    if (key === 'bind' && created === true) {
      return isEmpty(options) ? undefined : options;
    }
    return entry === false || isEmpty(entry) ? undefined : entry;
  });
}

function textUnder(value: Plain, key: string, missing = ''): string {
  return textOf(mapOf(value)[key] ?? missing);
}

function deviceText(value: Plain): string {
  if (typeof value !== 'string') {
    return (
      ['source', 'target'].map((key) => `${textUnder(value, key)}:`).join('') + textUnder(value, 'permissions', 'rwm')
    );
  }
  const [source = '', target = source, permissions = 'rwm'] = value.split(':');
  return `${source}:${target}:${permissions}`;
}

function mountOf(mount: PlainMap, kind: 'secret' | 'config'): Plain {
  const standard = `${kind === 'secret' ? '/run/secrets' : ''}/${textOf(mount['source'])}`;
  return changeMap(mount, (entry, key) => {
    if (key === 'target' && entry === standard) {
      return undefined;
    }
    return key === 'mode' && typeof entry === 'string' ? Number.parseInt(entry, 8) : entry;
  });
}

function withoutName(resource: PlainMap, name: string): Plain {
  return changeMap(resource, (entry, key) => {
    const isGiven = key === 'name' && (entry === `p_${name}` || entry === name);
    return isGiven || isEmpty(entry) || entry === false ? undefined : key === 'labels' ? texts(entry) : entry;
  });
}

function words(value: Plain): Plain {
  return typeof value === 'string' ? splitWords(value) : value;
}

function texts(value: Plain): Plain {
  return changeMap(mapOf(value), (entry) => (entry === null ? null : textOf(entry)));
}

function labelTexts(value: Plain): Plain {
  return changeMap(mapOf(value), (entry) => (entry === null ? '' : textOf(entry)));
}

function hostTexts(value: Plain): readonly string[] {
  const hosts = Object.entries(mapOf(value)).map(([name, address]) => `${name}:${textOf(address)}`);
  return Array.isArray(value) ? value.map((host) => textOf(host).replace('=', ':')) : hosts;
}

function bytes(value: Plain): Plain {
  const size = parseByteSize(textOf(value));
  return 'value' in size ? `${size.value}` : value;
}

function nanoseconds(value: Plain): Plain {
  const duration = parseDuration(textOf(value));
  return 'value' in duration ? `${duration.value}` : value;
}

function isDeepDefault(value: Plain): boolean {
  const networks = Array.isArray(value) ? Object.fromEntries(value.map((name) => [name, null])) : mapOf(value);
  return Object.keys(networks).join(' ') === 'default' && (networks['default'] ?? null) === null;
}

function isEmpty(value: Plain | undefined): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function withoutEmpty(map: PlainMap): PlainMap {
  return changeMap(map, (value) => (isEmpty(value) ? undefined : value));
}

function changeMap(map: PlainMap, change: Change): PlainMap {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]) => {
      const changed = change(value, key);
      return changed === undefined ? [] : [[key, changed]];
    }),
  );
}

function changeDeep(value: Plain, change: (value: Plain, key: string) => Plain): Plain {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) {
    return value;
  }
  return changeMap(value as PlainMap, (entry, key) => changeDeep(change(entry, key), change));
}

function mapOf(value: Plain | undefined): PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : {};
}

function listOf(value: Plain): readonly Plain[] {
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

function textOf(value: Plain | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
