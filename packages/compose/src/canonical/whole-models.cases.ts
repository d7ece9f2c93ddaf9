/** [statement, a whole file, what Compose prints]. The project is `app`. */
export type ModelCase = readonly [statement: string, written: string, printed: unknown];

const web = { image: 'x', networks: { default: null } };
const defaultNetwork = { default: { name: 'app_default' } };

export const modelCases: readonly ModelCase[] = [
  [
    'a service is on the default network',
    'services: { web: { image: x } }',
    { services: { web }, networks: defaultNetwork },
  ],
  [
    'the default network can be described',
    'services: { web: { image: x } }\nnetworks: { default: { driver: custom } }',
    { services: { web }, networks: { default: { driver: 'custom', name: 'app_default' } } },
  ],
  [
    'nobody on the default network: there is none',
    'services: { web: { image: x, networks: [front] } }\nnetworks: { front: }',
    { services: { web: { image: 'x', networks: { front: null } } }, networks: { front: { name: 'app_front' } } },
  ],
  [
    'the default network by its name',
    'services: { web: { image: x, networks: [default] } }',
    { services: { web }, networks: defaultNetwork },
  ],
  [
    'an empty list of networks is the default network',
    'services: { web: { image: x, networks: [] } }',
    { services: { web }, networks: defaultNetwork },
  ],
  [
    'network_mode takes the place of networks',
    'services: { web: { image: x, network_mode: host } }',
    { services: { web: { image: 'x', network_mode: 'host' } } },
  ],
  [
    'a provider has no network and its options are lists',
    'services: { db: { provider: { type: cloud, options: { size: 2, tags: [a, 1], on: true } } } }',
    {
      services: {
        db: { provider: { type: 'cloud', options: { size: ['2'], tags: ['a', '1'], on: ['true'] } } },
      },
    },
  ],
  [
    'resources get the name of the project',
    'services: {}\nvolumes: { data: , named: { name: own } }\nsecrets: { s: { file: ./s } }\nconfigs: { c: { content: hi } }',
    {
      services: {},
      volumes: { data: { name: 'app_data' }, named: { name: 'own' } },
      secrets: { s: { file: '/work/s', name: 'app_s' } },
      configs: { c: { content: 'hi', name: 'app_c' } },
    },
  ],
  [
    'what is external has its own name',
    'services: {}\nvolumes: { data: { external: true }, named: { external: "true", name: own } }',
    {
      services: {},
      volumes: { data: { external: true, name: 'data' }, named: { external: true, name: 'own' } },
    },
  ],
  [
    'the old way to name what is external',
    'services: {}\nnetworks: { front: { external: { name: other } } }',
    { services: {}, networks: { front: { external: true, name: 'other' } } },
  ],
  [
    'external: false is not printed',
    'services: {}\nvolumes: { data: { external: false } }',
    { services: {}, volumes: { data: { name: 'app_data' } } },
  ],
  [
    'settings of a network',
    'services: {}\nnetworks: { n: { driver_opts: { a: 1 }, internal: "yes", attachable: false, enable_ipv6: false, labels: [a=b], ipam: { config: [{ subnet: 10.0.0.0/8, aux_addresses: { h: 10.0.0.3 } }], options: { a: b } } } }',
    {
      services: {},
      networks: {
        n: {
          driver_opts: { a: '1' },
          internal: true,
          enable_ipv6: false,
          labels: { a: 'b' },
          ipam: { config: [{ subnet: '10.0.0.0/8', aux_addresses: { h: '10.0.0.3' } }], options: { a: 'b' } },
          name: 'app_n',
        },
      },
    },
  ],
  [
    'a volume that is a bind mount in disguise has an absolute device',
    'services: {}\nvolumes: { data: { driver: local, driver_opts: { type: none, o: bind, device: ./d } } }',
    {
      services: {},
      volumes: {
        data: { driver: 'local', driver_opts: { type: 'none', o: 'bind', device: '/work/d' }, name: 'app_data' },
      },
    },
  ],
  [
    'links make dependencies',
    'services: { web: { image: x, links: ["db:database", cache] } }',
    {
      services: {
        web: {
          image: 'x',
          links: ['db:database', 'cache'],
          networks: { default: null },
          depends_on: {
            db: { condition: 'service_started', restart: true, required: true },
            cache: { condition: 'service_started', restart: true, required: true },
          },
        },
      },
      networks: defaultNetwork,
    },
  ],
  [
    'shared namespaces make dependencies',
    'services: { web: { image: x, network_mode: "service:a", ipc: "service:b", pid: "service:c", uts: host } }',
    {
      services: {
        web: {
          image: 'x',
          network_mode: 'service:a',
          ipc: 'service:b',
          pid: 'service:c',
          uts: 'host',
          depends_on: {
            a: { condition: 'service_started', restart: true, required: true },
            b: { condition: 'service_started', restart: true, required: true },
            c: { condition: 'service_started', restart: true, required: true },
          },
        },
      },
    },
  ],
  [
    'volumes_from makes a dependency that does not restart',
    'services: { web: { image: x, network_mode: none, volumes_from: ["a:ro", "container:b"] } }',
    {
      services: {
        web: {
          image: 'x',
          network_mode: 'none',
          volumes_from: ['a:ro', 'container:b'],
          depends_on: { a: { condition: 'service_started', required: true } },
        },
      },
    },
  ],
  [
    'a dependency that is written stays as it is',
    'services: { web: { image: x, network_mode: none, links: [db], depends_on: { db: { condition: service_healthy } } } }',
    {
      services: {
        web: {
          image: 'x',
          network_mode: 'none',
          links: ['db'],
          depends_on: { db: { condition: 'service_healthy', required: true } },
        },
      },
    },
  ],
  [
    'secrets of the environment and of a driver',
    'services: {}\nsecrets: { a: { environment: A }, b: { driver: vault, driver_opts: { n: 1 }, template_driver: golang, labels: [x=y] } }',
    {
      services: {},
      secrets: {
        a: { environment: 'A', name: 'app_a' },
        b: {
          driver: 'vault',
          driver_opts: { n: '1' },
          template_driver: 'golang',
          labels: { x: 'y' },
          name: 'app_b',
        },
      },
    },
  ],
  [
    'models have no names of the project',
    'services: {}\nmodels: { llm: { model: ai/small, context_size: 1024, runtime_flags: [--a] } }',
    { services: {}, models: { llm: { model: 'ai/small', context_size: 1024, runtime_flags: ['--a'] } } },
  ],
  [
    'extensions of the file',
    'services: {}\nx-a: { b: [1] }\nvolumes: { v: { x-c: 1 } }',
    { services: {}, 'x-a': { b: [1] }, volumes: { v: { 'x-c': 1, name: 'app_v' } } },
  ],
  [
    'files of the home directory',
    'services: {}\nsecrets: { s: { file: ~/s } }',
    {
      services: {},
      secrets: { s: { file: '/home/me/s', name: 'app_s' } },
    },
  ],
  [
    'absolute paths stay as they are written',
    'services: {}\nconfigs: { c: { file: /a/../b } }',
    {
      services: {},
      configs: { c: { file: '/a/../b', name: 'app_c' } },
    },
  ],
];

/** [statement, what is written under a service, the line of it that is refused, a word of the message]. */
export type RefusedCase = readonly [statement: string, written: string, line: number, word: string];

export const refusedValues: readonly RefusedCase[] = [
  ['a port that is none', 'ports:\n  - "80"\n  - web', 3, '"web"'],
  ['a fraction of a port', 'ports: [80.5]', 1, 'whole number'],
  ['a volume with too many colons', 'volumes:\n  - aa:/b:ro:x', 2, 'colons'],
  ['a duration without a unit', 'stop_grace_period: "10"', 1, 'duration'],
  ['an interval that is a word', 'healthcheck:\n  interval: soon', 2, 'duration'],
  ['a size that is none', 'mem_limit: 1 elephant', 1, 'size'],
  ['a size of a file system', 'volumes:\n  - type: tmpfs\n    target: /t\n    tmpfs: { size: big }', 4, 'size'],
  ['a boolean that is none', 'privileged: maybe', 1, 'true nor false'],
  ['a number that is none', 'cpus: many', 1, 'number'],
  ['a whole number that is none', 'scale: "1.5"', 1, 'whole number'],
  ['a mode that is none', 'secrets:\n  - source: s\n    mode: rw', 3, 'file mode'],
  ['a device with too many parts', 'devices: ["a:b:c:d"]', 1, 'colons'],
  ['a host without an address', 'extra_hosts: [a]', 1, 'address'],
  ['a host without a name', 'extra_hosts: [":1.1.1.1"]', 1, 'bad host name'],
  ['a context without a path', 'build:\n  additional_contexts: [a]', 2, 'name=value'],
  ['an ssh key without a path', 'build:\n  ssh: [key]', 2, 'default'],
  ['a count that is a word', 'gpus: [{ count: some }]', 1, 'whole number'],
  ['an unclosed quote in a command', 'command: "sh -c \'a"', 1, 'command line'],
];
