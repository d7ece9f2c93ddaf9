import { expect, it } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { doorsOf, portText } from '../exposure/published-doors.ts';
import { definition as resources } from '../resources/probe.ts';
import { findAbsentEnvironment } from './absent-environment.ts';
import { readStackView } from './read-stack-view.ts';

/** The one service of a stack whose variables stand in `deploy/.env`, which nobody sees here. */
async function serviceOf(own: object, files: Readonly<Record<string, string>> = {}, model: object = {}) {
  const compose = JSON.stringify({ services: { app: { image: 'app:1', ...own } }, ...model }, null, 1);
  const view = await readStackView(
    caseContext({
      name: 'unseen',
      files: { 'deploy/compose.yaml': compose, ...files },
      gate: {
        staging: { files: ['deploy/compose.yaml'], environment: ['deploy/.env'], exposure: [] },
        untracked: [{ path: 'deploy/.env', kind: 'secret' }],
      },
    }),
  );
  return view.services[0];
}

it.each([
  ['a folder', { volumes: ['${PLACE}:/data', '${PLACE}/photos:/photos:ro'] }, 'mounts'],
  ['the port of the host', { ports: ['${WEB_PORT}:80', '127.0.0.1:${OTHER_PORT}:81'] }, 'ports'],
  ['both sides of a port', { ports: ['${WEB_PORT}:${WEB_PORT}/udp'] }, 'ports'],
  ['an address and a port', { ports: ['${BIND_IP}:${WEB_PORT}:80'] }, 'ports'],
])('loads with an unknown value for %s', async (_, own, key) => {
  const service = await serviceOf(own);
  expect(service?.[key as 'mounts' | 'ports']).not.toEqual([]);
});

it.each([
  ['size', { mem_limit: '${LIMIT}' }],
  ['number', { deploy: { replicas: '${COPIES}' } }],
  ['name', { container_name: '${STACK}' }],
  ['choice', { pull_policy: '${PULL}' }],
])('loads with an unknown %s', async (_, own) => {
  const service = await serviceOf(own);
  expect(service?.name).toBe('app');
});

it('makes nothing up for a switch', async () => {
  await expect(serviceOf({ privileged: '${ALLOW}' })).rejects.toThrow(/true or false/);
});

it('takes what the example of the file says, and no secret from it', async () => {
  const files = {
    'deploy/.env.example': '# ports\nWEB_PORT=8081 # of the host\nTAG="1.4"\nDB_PASSWORD=example\nOTHER=${X}\n',
  };
  const service = await serviceOf(
    {
      ports: ['${WEB_PORT}:80'],
      image: 'app:${TAG}',
      environment: { PASSWORD: '${DB_PASSWORD}', OTHER: '${OTHER}' },
    },
    files,
  );
  expect(service?.ports.map(({ published }) => published)).toEqual([8081]);
  expect(service?.image?.tag).toBe('1.4');
  expect(service?.environment.map(({ value, secret }) => [value, secret])).toEqual([
    [null, true],
    [null, true],
  ]);
});

it('knows what every shell sets', async () => {
  const service = await serviceOf({ volumes: ['$PWD/data:/data', '~/.ssh:/keys:ro', '${HOME}/x:/x'] });
  expect(service?.mounts.map(({ source }) => source)).toEqual([
    '/judged-tree/deploy/data',
    '/home/operator/.ssh',
    '/home/operator/x',
  ]);
});

it('tells what keeps a stack from loading whatever its variables say, without marks', async () => {
  const broken = { ports: ['${WEB_PORT}:no:such:port'] };
  await expect(serviceOf(broken)).rejects.toThrow(/ports/);
  await expect(serviceOf(broken)).rejects.not.toThrow(/\u{F0000}/u);
  await expect(serviceOf({ env_file: ['${PLACE}'] })).rejects.toThrow(/does not exist/);
});

it('supposes the own file of Compose where its example says what is asked for, and only there', async () => {
  const compose = 'services: { app: { image: "app:${TAG}", ports: ["${WEB_PORT}:80"], read_only: "${LOCKED}" } }\n';
  const absent = (files: Readonly<Record<string, string>>, environment: readonly string[] = []) => {
    const { tree, gate } = caseContext({ name: 'own', files: { 'deploy/compose.yaml': compose, ...files } });
    return findAbsentEnvironment(tree, gate, { files: ['deploy/compose.yaml'], environment });
  };
  expect(await absent({})).toEqual([]);
  expect(await absent({ 'deploy/example.env': 'TAG=\n' })).toEqual(['deploy/.env']);
  expect(await absent({ 'deploy/env.example': 'OTHER=1\n# TAG=1\n' })).toEqual(['deploy/.env']);
  expect(await absent({ 'deploy/.env.sample': 'OTHER=1\n' })).toEqual([]);
  expect(await absent({ 'deploy/.env.sample': 'TAG=1\n', 'deploy/.env': 'TAG=1\n' })).toEqual([]);
  expect(await absent({ 'deploy/.env.sample': 'TAG=1\n', 'deploy/x.env': 'TAG=1\n' }, ['deploy/x.env'])).toEqual([]);
});

it('a number that nobody sees is not said to be picked by the engine', async () => {
  const stack = (ports: readonly string[]) =>
    readStackView(
      caseContext({
        name: 'unseen-ports',
        files: { 'deploy/compose.yaml': JSON.stringify({ services: { app: { image: 'app:1', ports } } }) },
        gate: {
          staging: { files: ['deploy/compose.yaml'], environment: ['deploy/.env'], exposure: [] },
          untracked: [{ path: 'deploy/.env', kind: 'secret' }],
        },
      }),
    );
  expect(doorsOf(await stack(['${WEB_PORT}:80'])).map(portText)).toEqual([
    '80/tcp under a number that stands in no file here',
  ]);
  expect(doorsOf(await stack(['80'])).map(portText)).toEqual(['80/tcp under a number that the engine picks']);
  expect(doorsOf(await stack(['8080:80'])).map(portText)).toEqual(['8080/tcp']);
});

it('says whose values were supposed, by what an example says or by what fits, and of no other', async () => {
  const compose = {
    services: {
      app: {
        image: 'app:${TAG}',
        ports: ['${WEB_PORT}:80'],
        volumes: ['${PLACE}:/data'],
        environment: { TOKEN: '${API_TOKEN}', MODE: '${MODE:-plain}' },
      },
    },
  };
  const context = caseContext({
    name: 'supposed',
    files: {
      'deploy/compose.yaml': JSON.stringify(compose, null, 1),
      'deploy/.env.example': 'TAG=1.2.3\nWEB_PORT=8080\nAPI_TOKEN=change-me\n',
    },
    gate: {
      staging: { files: ['deploy/compose.yaml'], environment: ['deploy/.env'], exposure: [] },
      untracked: [{ path: 'deploy/.env', kind: 'secret' }],
    },
  });
  expect((await readStackView(context)).supposed).toEqual(['PLACE', 'TAG', 'WEB_PORT']);
  const run = await resources.load();
  const { summary } = await run(context);
  expect(summary).toContain('Nobody sees here what PLACE, TAG, WEB_PORT are: what an example says, or what fits,');
});
