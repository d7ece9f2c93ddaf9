import { expect, it } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
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
  ['switch', { privileged: '${ALLOW}', read_only: '${LOCKED}' }],
  ['name', { container_name: '${STACK}' }],
  ['choice', { pull_policy: '${PULL}' }],
])('loads with an unknown %s, which weakens nothing', async (_, own) => {
  const service = await serviceOf(own);
  expect(service?.name).toBe('app');
  expect(service?.model['privileged']).not.toBe(true);
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
  expect(await absent({ 'deploy/.env.sample': 'OTHER=1\n' })).toEqual([]);
  expect(await absent({ 'deploy/.env.sample': 'TAG=1\n', 'deploy/.env': 'TAG=1\n' })).toEqual([]);
  expect(await absent({ 'deploy/.env.sample': 'TAG=1\n', 'deploy/x.env': 'TAG=1\n' }, ['deploy/x.env'])).toEqual([]);
});
