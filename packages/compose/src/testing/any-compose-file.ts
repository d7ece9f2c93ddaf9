import fc from 'fast-check';

/** Compose files that load: short and long forms, references that resolve, texts of any kind. As plain data. */
export function anyComposeFile(): fc.Arbitrary<Record<string, unknown>> {
  return fc.uniqueArray(resourceName, { minLength: 1, maxLength: 4 }).chain((names) =>
    fc.record(
      {
        services: fc
          .tuple(...names.map((_, index) => anyService(names.slice(0, index))))
          .map((services) => Object.fromEntries(services.map((service, index) => [names[index] ?? '', service]))),
        networks: fc.constant({ front: null, back: { internal: true }, outside: { external: true } }),
        volumes: fc.constant({ data: null, cache: { driver: 'local', labels: ['a=1'] } }),
        secrets: fc.constant({ token: { file: './token' }, key: { environment: 'KEY' } }),
        configs: fc.constant({ conf: { content: 'some $$text\nmore' }, other: { file: 'other.conf' } }),
        name: fc.constantFrom('shop', 'a-b_c'),
        'x-note': fc.jsonValue({ maxDepth: 2 }).map(withoutDollars),
      },
      { requiredKeys: ['services', 'networks', 'volumes', 'secrets', 'configs'] },
    ),
  );
}

const resourceName = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,5}$/);
/** Templates are written by the one who writes the file; here a dollar sign is one. */
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map(doubled).filter(isWritable);
const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_.-]{0,7}$/);
const pairs = fc.dictionary(word, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 });
const pairList = fc
  .dictionary(word, text, { maxKeys: 3 })
  .map((map) => Object.entries(map).map((pair) => pair.join('=')));
const someText = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
const seconds = fc.constantFrom('10s', '1m30s', '500ms', '2h', '1d');
const size = fc.constantFrom('64m', '1g', '1.5gb', 1048576, '512k');
const flag = fc.boolean();

function anyService(earlier: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const others = fc.subarray([...earlier]);
  const networkNames = fc.subarray(['front', 'back', 'outside'], { minLength: 1 });
  return fc.record(
    {
      image: word,
      command: fc.oneof(fc.array(text, { maxLength: 3 }), fc.constantFrom('run "two words" x', 'a b')),
      entrypoint: fc.oneof(fc.array(text, { minLength: 1, maxLength: 2 }), word),
      environment: fc.oneof(pairs, pairList),
      labels: fc.oneof(pairs, pairList),
      ports: fc.uniqueArray(anyPort, { maxLength: 3, selector: (port) => JSON.stringify(port) }),
      expose: fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { maxLength: 2 }),
      volumes: fc.uniqueArray(anyVolume, { maxLength: 4, selector: (volume) => JSON.stringify(volume) }),
      networks: fc.oneof(networkNames, networkNames.map(withOptions)),
      depends_on: fc.oneof(others, others.map(asHealthy)),
      secrets: fc.constantFrom(['token'], [{ source: 'key', target: 'k', mode: 0o440 }], ['token', 'key']),
      configs: fc.constantFrom(['conf'], [{ source: 'other', target: '/etc/other', uid: '1' }]),
      build: fc.oneof(fc.constantFrom('.', './app', 'https://example.test/repo.git'), anyBuild),
      healthcheck: fc.oneof(
        fc.record({
          test: fc.oneof(text.filter(isSomething), fc.constant(['CMD', 'true'])),
          interval: seconds,
          retries: fc.nat(9),
        }),
        fc.constant({ disable: true }),
      ),
      deploy: fc.record(
        {
          replicas: fc.nat(3),
          resources: fc.record({ limits: fc.record({ cpus: fc.constantFrom('0.5', 2), memory: size.map(String) }) }),
          restart_policy: fc.record({ condition: fc.constant('any'), delay: seconds }),
          labels: fc.oneof(pairs, pairList),
        },
        { requiredKeys: [] },
      ),
      logging: fc.record({ driver: word, options: fc.dictionary(word, text, { maxKeys: 2 }) }),
      ulimits: fc.constantFrom({ nproc: 10 }, { nofile: { soft: 1, hard: 2 } }),
      extra_hosts: fc.constantFrom(['a:1.1.1.1', 'b=::1'], { c: '2.2.2.2', d: ['3.3.3.3', '4.4.4.4'] }),
      dns: fc.constantFrom('1.1.1.1', ['1.1.1.1', '8.8.8.8']),
      tmpfs: fc.constantFrom('/run', ['/run', '/tmp:size=1m']),
      sysctls: fc.constantFrom({ 'net.core.somaxconn': 1 }, ['net.core.somaxconn=1']),
      devices: fc.constantFrom(['/dev/a:/dev/b:rw'], ['/dev/a']),
      cap_add: someText,
      security_opt: someText,
      profiles: someText,
      restart: fc.constantFrom('always', 'no', 'on-failure:3'),
      stop_grace_period: seconds,
      shm_size: size,
      privileged: flag,
      read_only: flag,
      init: flag,
      user: text,
      working_dir: word,
      hostname: word,
      'x-own': fc.jsonValue({ maxDepth: 2 }).map(withoutDollars),
    },
    { requiredKeys: ['image'] },
  );
}

const port = fc.integer({ min: 1, max: 60000 });
const anyPort = fc.oneof(
  port,
  port.map(String),
  fc.tuple(port, port).map((both) => both.join(':')),
  fc.tuple(port, port).map((both) => `127.0.0.1:${both.join(':')}/udp`),
  port.map((first) => `${first}-${first + 2}:${first}-${first + 2}`),
  port.map((first) => `[::1]:${first}:${first}`),
  fc.record({ target: port, published: fc.oneof(port, port.map(String)), host_ip: fc.constant('10.0.0.1') }),
);

const anyVolume = fc.oneof(
  fc.constantFrom('data:/data', 'cache:/cache:ro', './here:/here', '/etc/x:/x:ro,z', '~/home:/home', '/anonymous'),
  fc.constantFrom<unknown>(
    { type: 'bind', source: './b', target: '/b', bind: { propagation: 'rshared' } },
    { type: 'volume', source: 'data', target: '/long', read_only: true, volume: { nocopy: true } },
    { type: 'tmpfs', target: '/t', tmpfs: { size: '1m', mode: 0o1777 } },
  ),
);

const anyBuild = fc.record(
  {
    context: fc.constantFrom('.', '../up', '/absolute'),
    dockerfile: fc.constantFrom('Dockerfile.dev', 'sub/Dockerfile'),
    args: fc.oneof(fc.dictionary(word, text, { maxKeys: 2 }), pairList),
    target: word,
    tags: someText,
    additional_contexts: fc.constantFrom({ base: './base' }, ['base=docker-image://x']),
    secrets: fc.constant(['token']),
  },
  { requiredKeys: ['context'] },
);

function withOptions(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, index) => [name, index === 0 ? { aliases: ['x'], priority: 5 } : null]));
}

function asHealthy(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, { condition: 'service_healthy', restart: true }]));
}

function isSomething(value: string): boolean {
  return value.trim() !== '';
}

/** YAML has no way to write a lone half of a pair of characters. */
function isWritable(value: string): boolean {
  return value.isWellFormed();
}

function doubled(value: string): string {
  return value.replaceAll('$', '$$$$');
}

function withoutDollars(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('$', '')) as unknown;
}
