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
