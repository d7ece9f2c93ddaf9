import type { LoadCase } from './load.cases.ts';

/** A service `a` with more keys, as far as only its own lines matter. */
function service(topic: string, statement: string, keys: string, result: Partial<LoadCase>): LoadCase {
  return { topic, statement, files: { 'compose.yaml': `services:\n  a:\n    image: i\n    ${keys}\n` }, ...result };
}

const refusedHere = ['COMPOSE_VALUE', 'compose.yaml:4'] as const;

/** Where this loader once disagreed with Compose about a value, or about whether a file loads at all. */
export const agreementCases: readonly LoadCase[] = [
  service('texts of booleans', '1 is no boolean', 'attach: "1"', { error: refusedHere }),
  service('texts of booleans', 'on is one', 'attach: "on"', { model: { 'services.a.attach': true } }),
  service('numbers', 'what stands behind the point is cut off', 'cpu_shares: 1.5', {
    model: { 'services.a.cpu_shares': 1 },
  }),
  service('numbers', 'retries are a count', 'healthcheck: {retries: -1}', { error: refusedHere }),
  service('numbers', 'attempts are a count', 'deploy: {restart_policy: {max_attempts: -1}}', { error: refusedHere }),
  service('numbers', 'parallel changes are a count', 'deploy: {update_config: {parallelism: -1}}', {
    error: refusedHere,
  }),
  service('numbers', 'a weight is a count', 'blkio_config: {weight: -1}', { error: refusedHere }),
  service('numbers', 'a priority is whole', 'networks: {default: {priority: 1.5, gw_priority: 2.5}}', {
    model: { 'services.a.networks.default': { priority: 1, gw_priority: 2 } },
  }),
  service('numbers', 'storage options are no fractions', 'storage_opt: {size: 1.5}', { error: refusedHere }),
  service('numbers', 'storage options may be whole numbers', 'storage_opt: {size: 1}', {
    model: { 'services.a.storage_opt': { size: '1' } },
  }),
  service('ports', '0 is no container port', 'ports: ["80:0"]', { error: refusedHere }),
  service('ports', '0 as a number is none either', 'ports: [0]', { error: refusedHere }),
  service('ports', 'an exposed port is whole', 'expose: [80.5]', { error: refusedHere }),
  service('ports', 'an address of IPv6 needs no brackets', 'ports: ["::1:6000:6000"]', {
    model: {
      'services.a.ports.0': { mode: 'ingress', host_ip: '::1', target: 6000, published: '6000', protocol: 'tcp' },
    },
  }),
  service('builds', 'no_cache_filter names one stage', 'build: {context: ., no_cache_filter: base}', {
    model: { 'services.a.build.no_cache_filter': ['base'] },
  }),
  service('printed', 'pull_refresh_after stays', 'pull_refresh_after: 24h', {
    model: { 'services.a.pull_refresh_after': '24h' },
  }),
  {
    topic: 'printed',
    statement: 'options of address management stay',
    files: { 'compose.yaml': 'services: {a: {image: i}}\nnetworks: {n: {ipam: {options: {a: b}}}}' },
    model: { 'networks.n.ipam': { options: { a: 'b' } } },
  },
  {
    topic: 'providers',
    statement: 'options of two files merge as they are written, and are lists in the end',
    files: {
      'compose.yaml': 'services: {a: {provider: {type: x, options: {k: v, l: [1, 2]}}}}',
      'compose.override.yaml': 'services: {a: {provider: {options: {k: w, l: [3]}}}}',
    },
    model: { 'services.a.provider.options': { k: ['w'], l: ['1', '2', '3'] } },
  },
  {
    topic: 'services',
    statement: 'no document has an empty list of services',
    files: { 'compose.yaml': 'services: {a: {image: i}}\n---\nservices:\n' },
    error: ['COMPOSE_SCHEMA', 'compose.yaml:3'],
  },
  {
    topic: 'lists',
    statement: 'a number that a later file repeats stands once',
    files: {
      'compose.yaml': 'services: {a: {image: i, group_add: [mail, 1]}}',
      'compose.override.yaml': 'services: {a: {group_add: [1, 2]}}',
    },
    model: { 'services.a.group_add': ['mail', '1', '2'] },
  },
  {
    topic: 'names',
    statement: 'a network has a plain name',
    files: { 'compose.yaml': 'services: {a: {image: i}}\nnetworks: {"a b": {}}' },
    error: ['COMPOSE_SCHEMA', 'compose.yaml:2'],
  },
  {
    topic: 'secrets',
    statement: 'a driver is no source',
    files: { 'compose.yaml': 'services: {a: {image: i}}\nsecrets: {s: {driver: x}}' },
    error: ['COMPOSE_CONFLICT', 'compose.yaml:2'],
  },
  {
    topic: 'secrets',
    statement: 'not external is no source',
    files: { 'compose.yaml': 'services: {a: {image: i}}\nsecrets: {s: {external: false}}' },
    error: ['COMPOSE_CONFLICT', 'compose.yaml:2'],
  },
  service(
    'init containers',
    'take from their service what they do not say',
    'user: u\n    environment: [A=1, B=2]\n    volumes: ["v:/v"]\n    pre_start: [{command: x y, environment: {B: 3}}]\n\nvolumes: {v: }',
    {
      model: {
        'services.a.pre_start': [
          {
            image: 'i',
            user: 'u',
            environment: { A: '1', B: '3' },
            networks: { default: null },
            command: ['x', 'y'],
          },
        ],
      },
    },
  ),
  service('init containers', 'publish no ports', 'pre_start: [{command: x, ports: ["1:1"]}]', {
    error: ['COMPOSE_SCHEMA', 'compose.yaml:4'],
  }),
  {
    topic: 'init containers',
    statement: 'have the env files of their service, and paths from its folder',
    files: {
      'compose.yaml': 'services: {a: {image: i, env_file: one, pre_start: [{env_file: two, volumes: ["./v:/v"]}]}}',
      one: 'A=1\nB=1\n',
      two: 'B=2\n',
    },
    model: {
      'services.a.pre_start.0.environment': { A: '1', B: '2' },
      'services.a.pre_start.0.env_file': undefined,
      'services.a.pre_start.0.volumes.0.source': '/p/v',
    },
  },
  service('umask', 'a text is octal where it begins with 0', 'umask: "022"', { model: { 'services.a.umask': 18 } }),
  service('umask', '0 is a mask', 'umask: 0', { model: { 'services.a.umask': 0 } }),
  service('umask', 'is not below zero', 'umask: -1', { error: ['COMPOSE_SCHEMA', 'compose.yaml:4'] }),
  service('networks', 'the name of a service may be no alias', 'networks: {default: {use_service_name_alias: "no"}}', {
    model: { 'services.a.networks.default': { use_service_name_alias: false } },
  }),
  {
    topic: 'env files',
    statement: 'the same file comes before an earlier one inside templates',
    files: {
      'compose.yaml': 'services: {a: {image: i, env_file: [one, two]}}',
      one: 'A=1\n',
      two: 'B=${A}\nA=2\nC=${A}\n',
    },
    model: { 'services.a.environment': { A: '2', B: '1', C: '2' } },
  },
];
