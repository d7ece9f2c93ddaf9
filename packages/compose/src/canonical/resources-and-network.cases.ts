import type { ServiceCase } from './mounts-and-process.cases.ts';

export const healthAndResources: readonly ServiceCase[] = [
  ['a text is for the shell', 'healthcheck: { test: curl x }', { healthcheck: { test: ['CMD-SHELL', 'curl x'] } }],
  ['a list stays', 'healthcheck: { test: [CMD, a] }', { healthcheck: { test: ['CMD', 'a'] } }],
  [
    'durations and retries',
    'healthcheck: { interval: 90s, timeout: 1m30s, retries: "3", start_period: 0s, start_interval: 500ms }',
    {
      healthcheck: {
        interval: '1m30s',
        timeout: '1m30s',
        retries: 3,
        start_period: '0s',
        start_interval: '500ms',
      },
    },
  ],
  ['switched off', 'healthcheck: { disable: true }', { healthcheck: { disable: true } }],
  ['memory in bytes, as a text', 'mem_limit: 512m', { mem_limit: '536870912' }],
  ['memory as a number', 'mem_reservation: 1048576', { mem_reservation: '1048576' }],
  ['unlimited swap', 'memswap_limit: -1', { memswap_limit: '-1' }],
  ['swappiness is printed as a text too', 'mem_swappiness: 60', { mem_swappiness: '60' }],
  ['shared memory', 'shm_size: 64M', { shm_size: '67108864' }],
  ['no limit is not printed', 'mem_limit: 0', {}],
  ['cpus', 'cpus: "0.5"', { cpus: 0.5 }],
  [
    'the other cpu keys',
    'cpu_count: "2"\ncpu_percent: 50\ncpu_period: 100000\ncpu_quota: "50000"\ncpu_shares: 73\ncpuset: 0-3',
    { cpu_count: 2, cpu_percent: 50, cpu_period: 100000, cpu_quota: 50000, cpu_shares: 73, cpuset: '0-3' },
  ],
  ['pids', 'pids_limit: -1', { pids_limit: -1 }],
  ['a ulimit of zero is printed as two', 'ulimits: { core: 0 }', { ulimits: { core: { soft: 0, hard: 0 } } }],
  ['one ulimit', 'ulimits: { nofile: "1024" }', { ulimits: { nofile: 1024 } }],
  ['soft and hard', 'ulimits: { nofile: { soft: 1, hard: "2" } }', { ulimits: { nofile: { soft: 1, hard: 2 } } }],
  [
    'block IO',
    'blkio_config: { weight: 300, weight_device: [{ path: /a, weight: "400" }], device_read_bps: [{ path: /a, rate: 12mb }] }',
    {
      blkio_config: {
        weight: 300,
        weight_device: [{ path: '/a', weight: 400 }],
        device_read_bps: [{ path: '/a', rate: '12582912' }],
      },
    },
  ],
  [
    'limits of deploy',
    'deploy: { resources: { limits: { cpus: "0.50", memory: 50M, pids: "1" }, reservations: { cpus: 0.25, memory: 20M } } }',
    {
      deploy: {
        resources: {
          limits: { cpus: 0.5, memory: '52428800', pids: 1 },
          reservations: { cpus: 0.25, memory: '20971520' },
        },
      },
    },
  ],
  [
    'devices that are asked for',
    'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu], count: "2", driver: nvidia, options: [a=b] }] } } }',
    {
      deploy: {
        resources: {
          reservations: { devices: [{ capabilities: ['gpu'], count: 2, driver: 'nvidia', options: { a: 'b' } }] },
        },
      },
    },
  ],
  [
    'all devices where nothing is said',
    'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu] }] } } }',
    { deploy: { resources: { reservations: { devices: [{ capabilities: ['gpu'], count: -1 }] } } } },
  ],
  [
    'no count beside names',
    'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu], device_ids: ["0"] }] } } }',
    { deploy: { resources: { reservations: { devices: [{ capabilities: ['gpu'], device_ids: ['0'] }] } } } },
  ],
  [
    'generic resources',
    'deploy: { resources: { reservations: { generic_resources: [{ discrete_resource_spec: { kind: gpu, value: "2" } }] } } }',
    {
      deploy: {
        resources: { reservations: { generic_resources: [{ discrete_resource_spec: { kind: 'gpu', value: 2 } }] } },
      },
    },
  ],
  ['all graphics cards', 'gpus: all', { gpus: [{ count: -1 }] }],
  ['some of them', 'gpus: [{ driver: nvidia, count: 2 }]', { gpus: [{ driver: 'nvidia', count: 2 }] }],
  [
    'updates',
    'deploy: { update_config: { parallelism: 0, delay: 10s, monitor: 0s, max_failure_ratio: "0.5", order: start-first, failure_action: pause } }',
    {
      deploy: {
        update_config: {
          parallelism: 0,
          delay: '10s',
          max_failure_ratio: 0.5,
          order: 'start-first',
          failure_action: 'pause',
        },
      },
    },
  ],
  [
    'restart policy',
    'deploy: { restart_policy: { condition: on-failure, delay: 5s, max_attempts: "3", window: 2m } }',
    { deploy: { restart_policy: { condition: 'on-failure', delay: '5s', max_attempts: 3, window: '2m0s' } } },
  ],
  [
    'placement',
    'deploy: { placement: { constraints: [a==b], preferences: [{ spread: c }], max_replicas_per_node: 2 } }',
    { deploy: { placement: { constraints: ['a==b'], preferences: [{ spread: 'c' }], max_replicas_per_node: 2 } } },
  ],
  [
    'replicas, labels and modes',
    'deploy: { replicas: "2", labels: [a=b], mode: replicated, endpoint_mode: vip }',
    { deploy: { replicas: 2, labels: { a: 'b' }, mode: 'replicated', endpoint_mode: 'vip' } },
  ],
  ['an empty deploy is printed', 'deploy: {}', { deploy: {} }],
  ['an empty one that is null is not', 'deploy:', {}],
  ['empty resources are not', 'deploy: { resources: {} }', { deploy: {} }],
];

export const buildAndNetwork: readonly ServiceCase[] = [
  ['a context', 'build: ./a', { build: { context: '/work/a', dockerfile: 'Dockerfile' } }],
  [
    'no context is the project',
    'build: { target: t }',
    {
      build: { context: '/work', dockerfile: 'Dockerfile', target: 't' },
    },
  ],
  [
    'a context from elsewhere stays',
    'build: https://github.com/a/b.git#c',
    {
      build: { context: 'https://github.com/a/b.git#c', dockerfile: 'Dockerfile' },
    },
  ],
  [
    'git@ stays',
    'build: git@github.com:a/b.git',
    {
      build: { context: 'git@github.com:a/b.git', dockerfile: 'Dockerfile' },
    },
  ],
  [
    'an inline Dockerfile is instead of a file',
    'build: { context: ., dockerfile_inline: FROM scratch }',
    { build: { context: '/work', dockerfile_inline: 'FROM scratch' } },
  ],
  [
    'arguments without a value come from the shell, or are not passed',
    'build: { args: [A=1, FROM_SHELL, NOWHERE] }',
    { build: { context: '/work', dockerfile: 'Dockerfile', args: { A: '1', FROM_SHELL: 'shell' } } },
  ],
  [
    'further contexts',
    'build: { additional_contexts: [a=./a, b=docker-image://alpine, c=service:base, d=/d] }',
    {
      build: {
        context: '/work',
        dockerfile: 'Dockerfile',
        additional_contexts: { a: '/work/a', b: 'docker-image://alpine', c: 'service:base', d: '/d' },
      },
    },
  ],
  [
    'ssh keys',
    'build: { ssh: [default, key=./id] }',
    { build: { context: '/work', dockerfile: 'Dockerfile', ssh: ['default', 'key=/work/id'] } },
  ],
  [
    'the rest of a build',
    'build: { labels: [a=b], cache_from: [x], no_cache: "true", pull: true, shm_size: 1g, privileged: "on", ' +
      'extra_hosts: ["a:1.1.1.1"], ulimits: { nofile: 5 }, secrets: [s], tags: [t], platforms: [linux/amd64], ' +
      'network: host, isolation: default, entitlements: [e], provenance: true, sbom: "generator=x" }',
    {
      build: {
        context: '/work',
        dockerfile: 'Dockerfile',
        labels: { a: 'b' },
        cache_from: ['x'],
        no_cache: true,
        pull: true,
        shm_size: '1073741824',
        privileged: true,
        extra_hosts: ['a=1.1.1.1'],
        ulimits: { nofile: 5 },
        secrets: [{ source: 's' }],
        tags: ['t'],
        platforms: ['linux/amd64'],
        network: 'host',
        isolation: 'default',
        entitlements: ['e'],
        provenance: 'true',
        sbom: 'generator=x',
      },
    },
  ],
  ['one name server', 'dns: 8.8.8.8', { dns: ['8.8.8.8'] }],
  ['an empty name server is none', 'dns: ""', {}],
  ['search domains', 'dns_search: example.com', { dns_search: ['example.com'] }],
  [
    'hosts with colons, sorted',
    'extra_hosts: ["b:10.0.0.2", "a:10.0.0.1"]',
    { extra_hosts: ['a=10.0.0.1', 'b=10.0.0.2'] },
  ],
  [
    'hosts with =, and IPv6',
    'extra_hosts: ["a=::1", "b:[::1]", "c:::1"]',
    {
      extra_hosts: ['a=::1', 'b=::1', 'c=::1'],
    },
  ],
  [
    'hosts from a map',
    'extra_hosts: { b: [10.0.0.2, 10.0.0.1], a: host-gateway }',
    {
      extra_hosts: ['a=host-gateway', 'b=10.0.0.1', 'b=10.0.0.2'],
    },
  ],
  [
    'several addresses of one host',
    'extra_hosts: ["a=1.1.1.1,2.2.2.2"]',
    {
      extra_hosts: ['a=1.1.1.1', 'a=2.2.2.2'],
    },
  ],
  ['networks from a list', 'networks: [front, back]', { networks: { front: null, back: null } }],
  [
    'networks with settings',
    'networks: { front: { aliases: [a], ipv4_address: 10.0.0.2, driver_opts: { a: 1 }, priority: 0, gw_priority: 1 }, back: }',
    {
      networks: {
        front: { aliases: ['a'], ipv4_address: '10.0.0.2', driver_opts: { a: '1' }, gw_priority: 1 },
        back: null,
      },
    },
  ],
  [
    'dependencies from a list',
    'depends_on: [db]',
    { depends_on: { db: { condition: 'service_started', required: true } } },
  ],
  [
    'dependencies with conditions',
    'depends_on: { db: { condition: service_healthy, restart: true, required: false }, q: { condition: service_started, restart: false } }',
    {
      depends_on: {
        db: { condition: 'service_healthy', restart: true, required: false },
        q: { condition: 'service_started', required: true },
      },
    },
  ],
  ['if_not_present is missing', 'pull_policy: if_not_present', { pull_policy: 'missing' }],
  ['pull_refresh_after stays', 'pull_refresh_after: 24h', { pull_refresh_after: '24h' }],
  ['other policies stay', 'pull_policy: every_12h', { pull_policy: 'every_12h' }],
  ['models from a list', 'models: [llm]', { models: { llm: null } }],
  [
    'models with variables',
    'models: { llm: { endpoint_var: URL, model_var: NAME } }',
    { models: { llm: { endpoint_var: 'URL', model_var: 'NAME' } } },
  ],
  [
    'watch',
    'develop: { watch: [{ path: ./src, action: sync, target: /src, ignore: node_modules/ }, { path: p.json, action: rebuild }] }',
    {
      develop: {
        watch: [
          { path: '/work/src', action: 'sync', target: '/src', ignore: ['node_modules/'] },
          { path: '/work/p.json', action: 'rebuild' },
        ],
      },
    },
  ],
  [
    'watch with a command',
    'develop: { watch: [{ path: ., action: sync+exec, target: /src, exec: { command: make all } }] }',
    {
      develop: {
        watch: [{ path: '/work', action: 'sync+exec', target: '/src', exec: { command: ['make', 'all'] } }],
      },
    },
  ],
  [
    'an env file, with and without its settings',
    'env_file: [./a.env, { path: b.env, required: false }, { path: /c.env, format: raw }]',
    {
      env_file: [
        { path: '/work/a.env', required: true },
        { path: '/work/b.env', required: false },
        { path: '/c.env', format: 'raw', required: true },
      ],
    },
  ],
  ['one env file', 'env_file: a.env', { env_file: [{ path: '/work/a.env', required: true }] }],
  ['one label file', 'label_file: a.labels', { label_file: ['/work/a.labels'] }],
];
