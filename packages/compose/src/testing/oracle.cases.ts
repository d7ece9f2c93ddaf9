/** Projects on which docker-compose 1.29.2 and today's Compose agree. Many services a project: a call costs a second. */
export interface OracleCase {
  readonly topic: string;
  readonly files: Readonly<Record<string, string>>;
  readonly composeFiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export const agreed: readonly OracleCase[] = [
  {
    topic: 'ports',
    files: {
      'compose.yaml': `
version: '3.9'
services:
  text: {image: a, ports: ["80", "8080:80", "127.0.0.1:81:80", "127.0.0.1::82", "53:53/udp", "443:443/tcp"]}
  ranges: {image: a, ports: ["3000-3002", "9090-9091:8080-8081", "127.0.0.1:5000-5001:5000-5001", "6060-6061:6060-6061/udp"]}
  range-to-one: {image: a, ports: ["7000-7001:7000"]}
  numbers: {image: a, ports: [80, 443]}
  long: {image: a, ports: [{target: 80, published: 8080, protocol: udp}, {target: 90}]}
  exposed: {image: a, expose: ["80", "90/udp", 100]}
`,
    },
  },
  {
    topic: 'volumes',
    files: {
      'compose.yaml': `
version: '3.9'
services:
  relative: {image: a, volumes: ["./x:/x", "./y:/y:ro", "../z:/z", ".:/here"]}
  absolute: {image: a, volumes: ["/etc/hosts:/h:ro", "/srv:/srv"]}
  home: {image: a, volumes: ["~/data:/d"]}
  named: {image: a, volumes: ["data:/d", "other:/o:ro", "/anonymous"]}
  long:
    image: a
    volumes:
      - {type: volume, source: data, target: /d, read_only: true}
      - {type: bind, source: ./b, target: /b}
      - {type: volume, target: /e, volume: {nocopy: true}}
  tmpfs: {image: a, tmpfs: [/run, /tmp]}
  tmpfs-text: {image: a, tmpfs: /run}
volumes:
  data:
  other: {driver: local, driver_opts: {type: nfs, o: addr=1.2.3.4}}
  labelled: {labels: {a: "1"}}
  outside: {external: true}
  outside-named: {external: true, name: real}
  renamed: {name: chosen}
`,
    },
  },
  {
    topic: 'environment and labels',
    environment: { FROM_SHELL: 'shell', EMPTY: '' },
    files: {
      'a.env': 'A=a\nB=a\n# comment\n\nC=with space\n',
      'b.env': 'B=b\nQ="quoted"\n',
      'compose.yaml': `
version: '3.9'
services:
  list: {image: a, environment: [A=1, "B=x=y", C=, FROM_SHELL, EMPTY, NOT_SET]}
  map: {image: a, environment: {A: 1, B: "two", C: "", D: 1.5, FROM_SHELL: , NOT_SET: }}
  files: {image: a, env_file: [a.env, b.env]}
  one-file: {image: a, env_file: a.env}
  file-and-own: {image: a, env_file: [a.env], environment: {A: own}}
  labels-list: {image: a, labels: ["a=1", "b.c=x=y", d]}
  labels-map: {image: a, labels: {a: "1", b: , c: 3}}
`,
    },
  },
  {
    topic: 'interpolation',
    environment: { SET: 'value', EMPTY: '', MIXED_Case: 'm' },
    files: {
      '.env': 'DOT=dot\nSET=from-dot\nNUMBER=3\n',
      'compose.yaml': `
version: '3.9'
services:
  plain: {image: "x/$SET", labels: {a: "\${SET}b", b: "$SET-$DOT", c: "\${MIXED_Case}"}}
  defaults: {image: a, labels: {a: "\${NOT:-d}", b: "\${EMPTY:-d}", c: "\${EMPTY-d}", d: "\${NOT-d}", e: "\${SET:-d}", f: "\${NOT:-}", g: "\${NOT:-a b:c/d}"}}
  dollars: {image: a, labels: {a: "$$SET", b: "$\${SET}", c: "a$$b"}}
  unset: {image: a, labels: {a: "x\${NOT}y", b: "$NOT"}}
  required: {image: a, labels: {a: "\${SET:?must be set}", b: "\${SET?}"}}
  elsewhere: {image: a, command: ["$SET", "\${NOT:-d}"], environment: {A: "\${SET}", B: "\${DOT}"}, ports: ["\${NUMBER}000:80"], deploy: {replicas: 2}}
  keys: {image: a, labels: {"$SET": "$SET"}}
`,
    },
  },
  {
    topic: 'commands, health checks, limits',
    files: {
      'compose.yaml': `
version: '2.4'
services:
  command-text: {image: a, command: run --flag "two words" 'and three'}
  command-list: {image: a, command: [run, --flag, two words]}
  entrypoint: {image: a, entrypoint: /entry -x, command: []}
  health-text: {image: a, healthcheck: {test: curl -f http://localhost, interval: 1m30s, timeout: 10s, retries: 3, start_period: 40s}}
  health-list: {image: a, healthcheck: {test: [CMD, curl, -f, "http://localhost"], interval: 90s}}
  health-shell: {image: a, healthcheck: {test: [CMD-SHELL, "curl -f x || exit 1"]}}
  health-none: {image: a, healthcheck: {test: [NONE]}}
  health-off: {image: a, healthcheck: {disable: true}}
  limits: {image: a, mem_limit: 512m, mem_reservation: 1g, memswap_limit: 2gb, shm_size: 64m, cpus: 0.5, cpu_shares: 73, pids_limit: 10}
  ulimits: {image: a, ulimits: {nproc: 65535, nofile: {soft: 20000, hard: 40000}}}
  flags: {image: a, privileged: true, read_only: true, stdin_open: true, tty: true, init: true}
  names: {image: a, hostname: h, domainname: d.test, container_name: chosen, user: "1000:1000", working_dir: /w, mac_address: "02:42:ac:11:65:43"}
  capabilities: {image: a, cap_add: [NET_ADMIN], cap_drop: [ALL], security_opt: ["no-new-privileges:true"], group_add: [mail]}
  stop: {image: a, stop_signal: SIGINT, stop_grace_period: 1m30s, restart: "on-failure:3"}
  dns: {image: a, dns: 8.8.8.8, dns_search: [a.test, b.test], extra_hosts: ["a:1.1.1.1", "b:2.2.2.2"]}
  dns-list: {image: a, dns: [8.8.8.8, 1.1.1.1], dns_search: a.test, extra_hosts: {c: 3.3.3.3}}
  sysctls: {image: a, sysctls: {net.core.somaxconn: 1024}}
  sysctls-list: {image: a, sysctls: [net.core.somaxconn=1024]}
  devices: {image: a, devices: ["/dev/ttyUSB0:/dev/ttyUSB0", "/dev/sda:/dev/xvda:rwm"]}
  logging: {image: a, logging: {driver: json-file, options: {max-size: 10m, max-file: "3"}}}
  waits: {image: a, depends_on: {flags: {condition: service_started}, health-text: {condition: service_healthy}}}
`,
    },
  },
  {
    topic: 'builds and deployment',
    files: {
      'app/Dockerfile': 'FROM scratch\n',
      'other/Build.file': 'FROM scratch\n',
      'compose.yaml': `
version: '3.9'
services:
  short: {build: ./app}
  long: {build: {context: ./other, dockerfile: Build.file, target: t, args: {A: 1, B: two}, labels: {l: "1"}, cache_from: [x], network: host, shm_size: 2gb}}
  args-list: {build: {context: app, args: [A=1, B=x=y]}, image: named}
  deployed:
    image: a
    deploy:
      mode: replicated
      replicas: 3
      labels: {d: "1"}
      endpoint_mode: vip
      update_config: {parallelism: 2, delay: 10s, order: stop-first}
      restart_policy: {condition: on-failure, delay: 5s, max_attempts: 3, window: 120s}
      resources: {limits: {cpus: "0.50", memory: 50M}, reservations: {cpus: "0.25", memory: 20M}}
      placement: {constraints: [node.role == manager]}
`,
    },
  },
  {
    topic: 'networks, secrets and configs',
    files: {
      'secret.txt': 's',
      'config.txt': 'c',
      'compose.yaml': `
version: '3.9'
services:
  list: {image: a, networks: [front, back]}
  options: {image: a, networks: {front: {aliases: [x, y], ipv4_address: 10.5.0.6}, back: }}
  default: {image: a}
  host: {image: a, network_mode: host}
  secret: {image: a, secrets: [one, {source: two, target: /t, uid: "1", gid: "2"}]}
  waits: {image: a, depends_on: [list, options]}
networks:
  front: {driver: bridge, ipam: {driver: default, config: [{subnet: 10.5.0.0/16}]}}
  back: {internal: true, labels: {l: "1"}}
  outside: {external: true}
  outside-named: {external: true, name: real}
  renamed: {name: chosen}
  options: {driver_opts: {com.docker.network.bridge.name: br0}, attachable: true}
secrets:
  one: {file: ./secret.txt}
  two: {external: true}
configs:
  three: {file: ./config.txt}
`,
    },
  },
  {
    topic: 'merging of two files',
    composeFiles: ['base.yaml', 'over.yaml'],
    environment: { FROM_SHELL: 'shell' },
    files: {
      'base.yaml': `
version: '3.9'
services:
  scalars: {image: one, hostname: h, tty: true}
  environment: {image: a, environment: {A: "1", B: "1"}, labels: [a=1, b=1]}
  environment-list: {image: a, environment: [A=1, B=1], labels: {a: "1"}}
  shell: {image: a, environment: {FROM_SHELL: base}}
  command: {image: a, command: [a, b], entrypoint: [e]}
  lists: {image: a, dns: [1.1.1.1], cap_add: [A, B], expose: ["80"], dns_search: [a.test]}
  ports: {image: a, ports: ["80:80", "127.0.0.1:81:81"]}
  binding: {image: a, ports: ["5432:5432"]}
  logging-same: {image: a, logging: {driver: json-file, options: {max-size: 1m}}}
  logging-other: {image: a, logging: {driver: json-file, options: {max-size: 1m}}}
  depends: {image: a, depends_on: [scalars]}
  networks: {image: a, networks: [front]}
  health: {image: a, healthcheck: {test: [CMD, a], interval: 5s, retries: 2}}
  deploy: {image: a, deploy: {replicas: 1, resources: {limits: {memory: 1G}}}}
  volumes: {image: a, volumes: ["data:/d", "./x:/x"]}
  build: {build: {context: ., args: {A: "1"}}}
  only-base: {image: a}
networks: {front: , back: }
volumes: {data: {driver: local}}
`,
      'over.yaml': `
version: '3.9'
services:
  scalars: {image: two, tty: false, user: u}
  environment: {environment: [B=2, C=3], labels: {b: "2"}}
  environment-list: {environment: {B: "2", C: "3"}, labels: [c=3]}
  shell: {environment: [FROM_SHELL]}
  command: {command: [c], entrypoint: f g}
  lists: {dns: [8.8.8.8], cap_add: [B, C], expose: ["80", "81"], dns_search: b.test}
  ports: {ports: ["80:80", "82:82"]}
  binding: {ports: ["127.0.0.1:5432:5432"]}
  logging-same: {logging: {driver: json-file, options: {max-file: "3"}}}
  logging-other: {logging: {driver: syslog, options: {tag: t}}}
  depends: {depends_on: [only-base]}
  networks: {networks: {front: {aliases: [x]}, back: }}
  health: {healthcheck: {test: [CMD, b], timeout: 3s}}
  deploy: {deploy: {replicas: 2, resources: {limits: {cpus: "1"}}}}
  volumes: {volumes: ["./y:/y", "./other:/x:ro"]}
  build: {build: {context: ./sub, args: {B: "2"}}}
  only-over: {image: o}
`,
      'sub/Dockerfile': 'FROM scratch\n',
    },
  },
  {
    topic: 'three files',
    composeFiles: ['one.yaml', 'two.yaml', 'three.yaml'],
    files: {
      'one.yaml': 'version: "3.9"\nservices: {a: {image: one, environment: {A: "1", B: "1", C: "1"}, command: [x]}}\n',
      'two.yaml': 'version: "3.9"\nservices: {a: {image: two, environment: {B: "2", C: "2"}}, b: {image: b}}\n',
      'three.yaml': 'version: "3.9"\nservices: {a: {environment: {C: "3"}, command: [y]}, b: {tty: true}}\n',
    },
  },
  {
    topic: 'extends',
    files: {
      'd/base.yaml': `
version: '2.4'
services:
  far: {image: far, environment: {A: far, B: far}, volumes: ["./x:/x"], env_file: [far.env], cap_add: [A]}
  middle: {extends: {service: far}, tty: true, labels: {m: "1"}}
`,
      'd/far.env': 'ENV=far\n',
      'compose.yaml': `
version: '2.4'
services:
  near: {image: near, command: [a], environment: [A=1, B=1], ports: ["80:80"], dns: [1.1.1.1]}
  same-file: {extends: {service: near}, environment: {B: "2", C: "3"}, ports: ["81:81"]}
  short: {extends: near, command: [b]}
  other-file: {extends: {file: d/base.yaml, service: far}, environment: {B: own}}
  chain: {extends: {file: d/base.yaml, service: middle}, cap_add: [B]}
  twice: {extends: {service: same-file}, image: twice}
`,
    },
  },
  {
    topic: 'anchors and extensions',
    files: {
      'compose.yaml': `
version: '3.9'
x-common: &common
  restart: always
  environment: &env
    A: "1"
    B: "1"
x-list: [1, two, {three: 3}]
services:
  merged: {<<: *common, image: a}
  nested: {<<: *common, image: b, environment: {<<: *env, B: "2"}}
  several: {<<: [*common, {tty: true, restart: "no"}], image: c}
  alias: {image: d, environment: *env}
  extended: {image: e, x-note: {a: [1, 2]}}
  folded:
    image: f
    command:
      - sh
      - -c
      - |
        line one
        line two
    labels:
      folded: >-
        one
        two
`,
    },
  },
];

/** Projects that both refuse. */
export const refused: readonly OracleCase[] = [
  ['an unknown key of a service', 'version: "3.9"\nservices: {a: {image: a, imge: b}}\n'],
  ['an unknown key at the top', 'version: "3.9"\nservices: {a: {image: a}}\nservice: {}\n'],
  ['a service without image and build', 'version: "3.9"\nservices: {a: {tty: true}}\n'],
  ['a service that waits for nobody', 'version: "3.9"\nservices: {a: {image: a, depends_on: [b]}}\n'],
  [
    'services that wait for each other',
    'version: "3.9"\nservices: {a: {image: a, depends_on: [b]}, b: {image: b, depends_on: [a]}}\n',
  ],
  [
    'network_mode together with networks',
    'version: "3.9"\nservices: {a: {image: a, network_mode: host, networks: [n]}}\nnetworks: {n: }\n',
  ],
  ['a named volume that is not declared', 'version: "3.9"\nservices: {a: {image: a, volumes: ["data:/v"]}}\n'],
  ['a port that is none', 'version: "3.9"\nservices: {a: {image: a, ports: ["80:http"]}}\n'],
  ['a required variable that is not set', 'version: "3.9"\nservices: {a: {image: "${X:?needed}"}}\n'],
  ['a template that is broken', 'version: "3.9"\nservices: {a: {image: "${X"}}\n'],
  ['a service that extends nobody', 'version: "2.4"\nservices: {a: {extends: {service: b}}}\n'],
  ['an env file that is missing', 'version: "3.9"\nservices: {a: {image: a, env_file: [x.env]}}\n'],
].map(([topic, text]) => ({ topic: topic ?? '', files: { 'compose.yaml': text ?? '' } }));
