/** [statement, what is written under a service, what Compose prints for it]. */
export type ServiceCase = readonly [statement: string, written: string, printed: unknown];

const port = { mode: 'ingress', protocol: 'tcp' };

export const portsAndMounts: readonly ServiceCase[] = [
  ['a number is a container port', 'ports: [80]', { ports: [{ ...port, target: 80 }] }],
  ['host and container', 'ports: ["8080:80"]', { ports: [{ ...port, target: 80, published: '8080' }] }],
  [
    'an address',
    'ports: ["127.0.0.1:8080:80/udp"]',
    { ports: [{ mode: 'ingress', host_ip: '127.0.0.1', target: 80, published: '8080', protocol: 'udp' }] },
  ],
  [
    'a range becomes several ports',
    'ports: ["3000-3001:3000-3001"]',
    {
      ports: [
        { ...port, target: 3000, published: '3000' },
        { ...port, target: 3001, published: '3001' },
      ],
    },
  ],
  [
    'the long form gets its defaults',
    'ports: [{ target: 80, published: 8080 }]',
    { ports: [{ ...port, target: 80, published: '8080' }] },
  ],
  [
    'the long form keeps mode, name and app_protocol',
    'ports: [{ name: web, target: "80", published: "8080-8090", host_ip: 127.0.0.1, protocol: udp, app_protocol: http, mode: host }]',
    {
      ports: [
        {
          name: 'web',
          target: 80,
          published: '8080-8090',
          host_ip: '127.0.0.1',
          protocol: 'udp',
          app_protocol: 'http',
          mode: 'host',
        },
      ],
    },
  ],
  ['expose is texts', 'expose: [3000, "4000-4005/udp"]', { expose: ['3000', '4000-4005/udp'] }],
  [
    'a named volume',
    'volumes: ["data:/data"]',
    { volumes: [{ type: 'volume', source: 'data', target: '/data', volume: {} }] },
  ],
  [
    'a bind mount with a relative source',
    'volumes: ["./a:/data:ro"]',
    {
      volumes: [
        { type: 'bind', source: '/work/a', target: '/data', read_only: true, bind: { create_host_path: true } },
      ],
    },
  ],
  ['an anonymous volume', 'volumes: [/data]', { volumes: [{ type: 'volume', target: '/data', volume: {} }] }],
  [
    'the long form of a bind mount',
    'volumes: [{ type: bind, source: ./a, target: /data/, read_only: "true" }]',
    { volumes: [{ type: 'bind', source: '/work/a', target: '/data', read_only: true }] },
  ],
  [
    'bind settings of the long form make the folder unless they say no',
    'volumes: [{ type: bind, source: /a, target: /b, bind: { propagation: shared } }]',
    {
      volumes: [{ type: 'bind', source: '/a', target: '/b', bind: { propagation: 'shared', create_host_path: true } }],
    },
  ],
  [
    'and not where they do',
    'volumes: [{ type: bind, source: /a, target: /b, bind: { create_host_path: false } }]',
    { volumes: [{ type: 'bind', source: '/a', target: '/b', bind: { create_host_path: false } }] },
  ],
  [
    'a tmpfs mount has its size in bytes',
    'volumes: [{ type: tmpfs, target: /t, tmpfs: { size: 10m, mode: 01777 } }]',
    { volumes: [{ type: 'tmpfs', target: '/t', tmpfs: { size: '10485760', mode: 1023 } }] },
  ],
  [
    'volume settings',
    'volumes: [{ type: volume, source: data, target: /d, volume: { nocopy: true, subpath: s, labels: [a=b] } }]',
    {
      volumes: [
        {
          type: 'volume',
          source: 'data',
          target: '/d',
          volume: { nocopy: true, subpath: 's', labels: { a: 'b' } },
        },
      ],
    },
  ],
  [
    'an image mount',
    'volumes: [{ type: image, source: busybox, target: /i, image: { subpath: bin } }]',
    { volumes: [{ type: 'image', source: 'busybox', target: '/i', image: { subpath: 'bin' } }] },
  ],
  ['one tmpfs', 'tmpfs: /run', { tmpfs: ['/run'] }],
  ['tmpfs with options', 'tmpfs: ["/run:size=64m", /tmp]', { tmpfs: ['/run:size=64m', '/tmp'] }],
  [
    'a device',
    'devices: [/dev/a, "/dev/b:/dev/c", "/dev/d:/dev/e:r"]',
    {
      devices: [
        { source: '/dev/a', target: '/dev/a', permissions: 'rwm' },
        { source: '/dev/b', target: '/dev/c', permissions: 'rwm' },
        { source: '/dev/d', target: '/dev/e', permissions: 'r' },
      ],
    },
  ],
  ['the long form of a device stays', 'devices: [{ source: /dev/a }]', { devices: [{ source: '/dev/a' }] }],
  ['volumes_from stays', 'volumes_from: [container:x]', { volumes_from: ['container:x'] }],
  [
    'a secret by its name is mounted under /run/secrets',
    'secrets: [token]',
    { secrets: [{ source: 'token', target: '/run/secrets/token' }] },
  ],
  [
    'a secret has its mode in octal',
    'secrets: [{ source: token, target: t, uid: "103", gid: "103", mode: 0440 }]',
    { secrets: [{ source: 'token', target: 't', uid: '103', gid: '103', mode: '0440' }] },
  ],
  [
    'a mode as a text',
    'secrets: [{ source: token, mode: "440" }]',
    {
      secrets: [{ source: 'token', mode: '0440', target: '/run/secrets/token' }],
    },
  ],
  ['a config by its name', 'configs: [nginx]', { configs: [{ source: 'nginx' }] }],
  [
    'a config in the long form',
    'configs: [{ source: nginx, target: /etc/nginx.conf, mode: 0444 }]',
    { configs: [{ source: 'nginx', target: '/etc/nginx.conf', mode: '0444' }] },
  ],
];

export const processAndEnvironment: readonly ServiceCase[] = [
  [
    'a command line is words',
    'command: bundle exec "thin -p" 3000',
    { command: ['bundle', 'exec', 'thin -p', '3000'] },
  ],
  ['a list stays', 'command: [a, "b c"]', { command: ['a', 'b c'] }],
  ['an empty command stays empty: it clears that of the image', 'command: []', { command: [] }],
  ['an empty text is an empty command', 'command: ""', { command: [] }],
  ['null is the command of the image', 'command:', {}],
  ['an entry point', "entrypoint: sh -c 'a b'", { entrypoint: ['sh', '-c', 'a b'] }],
  ['an empty entry point stays', 'entrypoint: []', { entrypoint: [] }],
  ['environment from a list', 'environment: [A=1, B=, C=x=y]', { environment: { A: '1', B: '', C: 'x=y' } }],
  ['a name alone is the value of the shell', 'environment: [FROM_SHELL]', { environment: { FROM_SHELL: 'shell' } }],
  ['and null where the shell has none', 'environment: [NOWHERE]', { environment: { NOWHERE: null } }],
  [
    'null in a map too',
    'environment: { FROM_SHELL: , NOWHERE: }',
    {
      environment: { FROM_SHELL: 'shell', NOWHERE: null },
    },
  ],
  [
    'values of a map become texts',
    'environment: { N: 1, F: 1.5, T: true, E: "", S: text }',
    { environment: { N: '1', F: '1.5', T: 'true', E: '', S: 'text' } },
  ],
  ['labels from a list', 'labels: [a=b, c]', { labels: { a: 'b', c: '' } }],
  ['a label without a value is empty', 'labels: { a: , n: 3, t: false }', { labels: { a: '', n: '3', t: 'false' } }],
  ['annotations', 'annotations: [a=b]', { annotations: { a: 'b' } }],
  ['sysctls from a list', 'sysctls: [net.core.somaxconn=1024]', { sysctls: { 'net.core.somaxconn': '1024' } }],
  ['sysctls from a map', 'sysctls: { net.core.somaxconn: 1024 }', { sysctls: { 'net.core.somaxconn': '1024' } }],
  ['storage options', 'storage_opt: { size: 1G }', { storage_opt: { size: '1G' } }],
  [
    'logging options become texts',
    'logging: { driver: json-file, options: { max-size: 10m, max-file: 3, tag: } }',
    { logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3', tag: '' } } },
  ],
  [
    'hooks have their command as words and their environment as a map',
    'post_start: [{ command: ./a.sh b, user: root, privileged: true, working_dir: /, environment: [A=1, B] }]',
    {
      post_start: [
        {
          command: ['./a.sh', 'b'],
          user: 'root',
          privileged: true,
          working_dir: '/',
          environment: { A: '1', B: null },
        },
      ],
    },
  ],
  ['pre_stop', 'pre_stop: [{ command: [a] }]', { pre_stop: [{ command: ['a'] }] }],
  ['groups become texts', 'group_add: [mail, 1000]', { group_add: ['mail', '1000'] }],
  ['a credential spec', 'credential_spec: { file: my.json }', { credential_spec: { file: 'my.json' } }],
  ['a grace period', 'stop_grace_period: 90s', { stop_grace_period: '1m30s' }],
  ['a grace period of nothing is printed', 'stop_grace_period: 0s', { stop_grace_period: '0s' }],
  ['false is not printed', 'privileged: false', {}],
  ['false as a text is not printed', 'read_only: "no"', {}],
  ['true as a text', 'tty: "yes"', { tty: true }],
  ['init: false is printed: unset is something else', 'init: false', { init: false }],
  ['attach: false is printed', 'attach: false', { attach: false }],
  ['scale: 0 is printed', 'scale: "0"', { scale: 0 }],
  ['oom_score_adj: 0 is not', 'oom_score_adj: 0', {}],
  ['an empty list is not printed', 'cap_add: []', {}],
  ['an empty text is not printed', 'hostname: ""', {}],
  [
    'extensions are kept as they are',
    'x-a: { b: [1, null, false], c: "" }',
    {
      'x-a': { b: [1, null, false], c: '' },
    },
  ],
];

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
