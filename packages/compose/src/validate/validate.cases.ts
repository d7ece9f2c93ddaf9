/** [statement, a file, problems as `line code word of the message`, in order]. */
export type ValidationCase = readonly [statement: string, file: string, problems: readonly string[]];

function web(text: string): string {
  return `services:\n  web:\n    image: x\n${text.replace(/^/gm, '    ')}\n`;
}

/** What validateValues says of a canonical model. */
export const valueCases: readonly ValidationCase[] = [
  ['a good service', web('ports: ["80:80"]'), []],
  ['an address of a port', web('ports:\n  - target: 80\n    host_ip: localhost'), ['6 COMPOSE_VALUE "localhost"']],
  ['an IPv6 address', web('ports: [{ target: 80, host_ip: "::1" }]'), []],
  ['an address that is a template', web('ports: [{ target: 80, host_ip: "${IP}" }]'), []],
  ['a bind mount of nothing', web('volumes:\n  - { type: bind, target: /a }'), ['5 COMPOSE_VALUE does not say which']],
  ['a mount to nowhere', web('volumes:\n  - { type: volume, source: a }'), ['5 COMPOSE_VALUE where to mount']],
  [
    'a count and names of devices',
    web(
      'deploy:\n  resources:\n    reservations:\n      devices:\n        - { capabilities: [gpu], count: 1, device_ids: [a] }',
    ),
    ['8 COMPOSE_VALUE both "count" and "device_ids"'],
  ],
  ['a count and names of graphics cards', web('gpus: [{ count: 1, device_ids: [a] }]'), ['4 COMPOSE_VALUE both']],
  ['a count alone', web('gpus: [{ count: 1 }]'), []],
  [
    'an empty path to watch',
    web('develop: { watch: [{ path: "", action: rebuild }] }'),
    ['4 COMPOSE_VALUE empty path'],
  ],
  [
    'an external volume has nothing else',
    'services: {}\nvolumes:\n  a:\n    external: true\n    driver: local',
    ['5 COMPOSE_VALUE "driver"'],
  ],
  ['but its name and extensions', 'services: {}\nvolumes: { a: { external: true, name: b, x-c: 1 } }', []],
  ['external: false may have more', 'services: {}\nvolumes: { a: { external: false, driver: local } }', []],
  [
    'a secret needs a source',
    'services: {}\nsecrets:\n  a: { name: b }',
    ['3 COMPOSE_VALUE none of "file", "environment"'],
  ],
  [
    'a secret has one source',
    'services: {}\nsecrets: { a: { file: b, environment: c } }',
    ['2 COMPOSE_VALUE more than one'],
  ],
  ['a secret of a driver', 'services: {}\nsecrets: { a: { driver: b } }', []],
  ['an external secret', 'services: {}\nsecrets: { a: { external: true } }', []],
  ['a config needs a source', 'services: {}\nconfigs: { a: { labels: [b] } }', ['2 COMPOSE_VALUE none of "file"']],
  [
    'a config has one source',
    'services: {}\nconfigs: { a: { file: b, content: c } }',
    ['2 COMPOSE_VALUE more than one'],
  ],
  ['a config with content', 'services: {}\nconfigs: { a: { content: b } }', []],
];

/** What checkConsistency says of a normalized model. `off` is a service that no profile starts. */
export const consistencyCases: readonly ValidationCase[] = [
  ['a good service', web('ports: [80]'), []],
  [
    'neither image nor build',
    'services:\n  web:\n    ports: [80]',
    ['3 COMPOSE_CONFLICT neither an image nor a build'],
  ],
  ['a build is enough', 'services: { web: { build: . } }', []],
  ['a provider is enough', 'services: { web: { provider: { type: a } } }', []],
  ['an empty image is none', 'services: { web: { image: "" } }', ['1 COMPOSE_CONFLICT neither']],
  ['an undefined network', web('networks:\n  - front'), ['5 COMPOSE_REFERENCE undefined network "front"']],
  ['a defined one', `${web('networks: [front]')}networks: { front: }`, []],
  ['the default network is always there', web('networks: [default]'), []],
  ['an undefined volume', web('volumes:\n  - data:/data'), ['5 COMPOSE_REFERENCE undefined volume "data"']],
  ['a defined one', `${web('volumes: ["data:/data"]')}volumes: { data: }`, []],
  ['a bind mount names no volume', web('volumes: ["./data:/data"]'), []],
  ['an anonymous volume has no name', web('volumes: [/data]'), []],
  ['an undefined secret', web('secrets: [token]'), ['4 COMPOSE_REFERENCE undefined secret "token"']],
  ['an undefined config', web('configs: [nginx]'), ['4 COMPOSE_REFERENCE undefined config "nginx"']],
  [
    'an undefined secret of a build',
    web('build: { secrets: [token] }'),
    ['4 COMPOSE_REFERENCE undefined secret "token"'],
  ],
  ['an undefined model', web('models: [llm]'), ['4 COMPOSE_REFERENCE undefined model "llm"']],
  ['an undefined dependency', web('depends_on:\n  - db'), ['5 COMPOSE_REFERENCE undefined service "db"']],
  ['a link is a dependency', web('links: [db]'), ['4 COMPOSE_REFERENCE undefined service "db"']],
  ['volumes_from is a dependency', web('volumes_from: ["db:ro"]'), ['4 COMPOSE_REFERENCE undefined service "db"']],
  ['ipc is a dependency', web('ipc: service:db'), ['4 COMPOSE_REFERENCE undefined service "db"']],
  ['a dependency on a service that is off', web('depends_on: [off]'), ['4 COMPOSE_REFERENCE no active profile starts']],
  ['unless it is optional', web('depends_on: { off: { condition: service_started, required: false } }'), []],
  [
    'an optional dependency must exist',
    web('depends_on: { db: { condition: service_started, required: false } }'),
    ['4 COMPOSE_REFERENCE undefined service "db"'],
  ],
  [
    'the network of an undefined service',
    web('network_mode: service:db'),
    ['4 COMPOSE_REFERENCE shares the network', '4 COMPOSE_REFERENCE undefined service "db"'],
  ],
  [
    'network_mode beside networks',
    `${web('network_mode: host\nnetworks: [front]')}networks: { front: }`,
    ['4 COMPOSE_CONFLICT both "network_mode" and "networks"'],
  ],
  [
    'a file and an inline Dockerfile',
    web('build: { dockerfile: a, dockerfile_inline: FROM b }'),
    ['4 COMPOSE_CONFLICT both'],
  ],
  [
    'a platform that is not built',
    web('platform: linux/arm64\nbuild: { platforms: [linux/amd64] }'),
    ['5 COMPOSE_CONFLICT linux/arm64'],
  ],
  ['a platform that is built', web('platform: linux/arm64\nbuild: { platforms: [linux/amd64, linux/arm64] }'), []],
  ['a test without CMD', web('healthcheck: { test: [curl, x] }'), ['4 COMPOSE_VALUE must begin with "CMD"']],
  ['a test as a text', web('healthcheck: { test: curl x }'), []],
  ['no test', web('healthcheck: { test: [NONE] }'), []],
  [
    'two memory limits',
    web('mem_limit: 1g\ndeploy: { resources: { limits: { memory: 2g } } }'),
    ['4 COMPOSE_CONFLICT "mem_limit"'],
  ],
  ['one memory limit written twice', web('mem_limit: 1g\ndeploy: { resources: { limits: { memory: 1024m } } }'), []],
  [
    'a limit left out beside the other ones is a difference',
    web('pids_limit: 5\ndeploy: { resources: { limits: { cpus: 1 } } }'),
    ['4 COMPOSE_CONFLICT "pids_limit"'],
  ],
  ['no limits under deploy are none', web('pids_limit: 5\ndeploy: { replicas: 1 }'), []],
  ['two cpu limits', web('cpus: 1\ndeploy: { resources: { limits: { cpus: "2" } } }'), ['4 COMPOSE_CONFLICT "cpus"']],
  ['the same cpu limit', web('cpus: 0.5\ndeploy: { resources: { limits: { cpus: "0.50" } } }'), []],
  [
    'two reservations',
    web('mem_reservation: 1g\ndeploy: { resources: { reservations: { memory: 2g } } }'),
    ['4 COMPOSE_CONFLICT "mem_reservation"'],
  ],
  [
    'scale and replicas',
    web('scale: 2\ndeploy: { replicas: 3 }'),
    ['4 COMPOSE_CONFLICT "scale" and "deploy.replicas"'],
  ],
  ['the same number twice', web('scale: 2\ndeploy: { replicas: 2 }'), []],
  ['a negative scale', web('scale: -1'), ['4 COMPOSE_VALUE negative "scale"']],
  ['a name for several containers', web('container_name: one\nscale: 2'), ['4 COMPOSE_CONFLICT container_name']],
  [
    'a name for several replicas',
    web('container_name: one\ndeploy: { replicas: 2 }'),
    ['4 COMPOSE_CONFLICT container_name'],
  ],
  ['a name for one container', web('container_name: one\ndeploy: { replicas: 1 }'), []],
  [
    'a sync without a target',
    web('develop: { watch: [{ path: a, action: sync }] }'),
    ['4 COMPOSE_CONFLICT needs a "target"'],
  ],
  ['a rebuild needs no target', web('develop: { watch: [{ path: a, action: rebuild }] }'), []],
  ['two mounts at one place', web('tmpfs: ["/a:size=1m"]\nvolumes: ["/b:/a"]'), ['5 COMPOSE_CONFLICT mounts at /a']],
  ['two tmpfs at one place', web('tmpfs: [/a, "/a:size=1m"]'), ['4 COMPOSE_CONFLICT mounts at /a']],
  [
    'a context of an unknown service',
    web('build: { additional_contexts: { a: service:b } }'),
    ['4 COMPOSE_REFERENCE unknown service "b"'],
  ],
  [
    'a context of a service that builds nothing',
    'services: { web: { build: { additional_contexts: { a: service:b } } }, b: { image: x } }',
    ['1 COMPOSE_REFERENCE builds nothing'],
  ],
  [
    'one container_name for two services',
    'services:\n  a: { image: x, container_name: one }\n  b: { image: x, container_name: one }',
    ['3 COMPOSE_CONFLICT same container_name "one"'],
  ],
  ['a template names nothing yet', web('volumes: ["${DATA}:/data"]'), []],
  [
    'two services in a circle',
    'services:\n  a: { image: x, depends_on: [b] }\n  b: { image: x, depends_on: [a] }',
    ['2 COMPOSE_CYCLE a -> b -> a'],
  ],
  ['a service that waits for itself', web('depends_on: [web]'), ['4 COMPOSE_CYCLE web -> web']],
  [
    'a circle through a link',
    'services:\n  a: { image: x, links: [b] }\n  b: { image: x, depends_on: [c] }\n  c: { image: x, depends_on: [a] }',
    ['2 COMPOSE_CYCLE a -> b -> c -> a'],
  ],
  [
    'a diamond is no circle',
    'services: { a: { image: x, depends_on: [b, c] }, b: { image: x, depends_on: [d] }, c: { image: x, depends_on: [d] }, d: { image: x } }',
    [],
  ],
  [
    'two circles are told apart',
    'services:\n  a: { image: x, depends_on: [b] }\n  b: { image: x, depends_on: [a] }\n  c: { image: x, depends_on: [c] }',
    ['2 COMPOSE_CYCLE a -> b -> a', '4 COMPOSE_CYCLE c -> c'],
  ],
];

export const suggestionCases: readonly (readonly [file: string, suggestion: string | null])[] = [
  [`${web('networks: [fornt]')}networks: { front: }`, 'Did you mean "front"?'],
  [web('volumes: ["data:/data"]'), 'Declare it under the top-level "volumes".'],
  ['services: { web: { image: x, depends_on: [databse] }, database: { image: x } }', 'Did you mean "database"?'],
  [web('depends_on: [off]'), 'Activate its profile, or write "required: false".'],
  [web('depends_on: [elsewhere]'), null],
];
