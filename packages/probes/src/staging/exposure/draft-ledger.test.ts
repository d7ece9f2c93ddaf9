import { expect, test } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { draftExposure, type ExposureDraft } from './load-draft.ts';

async function drafted(
  compose: string,
  more: Readonly<Record<string, string>> = {},
  environment: readonly string[] = [],
): Promise<ExposureDraft | null> {
  const { tree } = caseContext({ name: 'draft', files: { 'deploy/compose.yaml': compose, ...more } });
  return await draftExposure(tree, { files: ['deploy/compose.yaml'], environment });
}

function doors(draft: ExposureDraft | null): readonly string[] {
  return (draft?.entries ?? []).map(
    ({ service, address, port, protocol, purpose }) => `${service} ${address} ${port}/${protocol}, ${purpose}`,
  );
}

test('what is published beyond the host is drafted, for people to confirm', async () => {
  const draft = await drafted(`services:
  web:
    image: nginx:1.29.3
    ports: ["443:443", "443:443/udp", "127.0.0.1:8080:80", "0.0.0.0:80:80", "[::]:80:80"]
  voice:
    image: registry.harbour.example/voice:1.0.0
    ports: ["203.0.113.7:40000-40002:40000-40002/udp", "9000"]
`);
  expect(doors(draft)).toEqual([
    'web 0.0.0.0 443/tcp, to be confirmed',
    'web 0.0.0.0 443/udp, to be confirmed',
    'web :: 80/tcp, to be confirmed',
    'voice 203.0.113.7 40000/udp, to be confirmed',
    'voice 203.0.113.7 40001/udp, to be confirmed',
    'voice 203.0.113.7 40002/udp, to be confirmed',
  ]);
  expect(draft?.doubtful).toEqual([]);
});

test('data stores, administration and debuggers are left to people', async () => {
  const draft = await drafted(`services:
  db:
    image: postgres:16.10
    ports: ["5432:5432"]
  app:
    image: registry.harbour.example/app:1.0.0
    ports: ["9229:9229", "443:8443"]
`);
  expect(doors(draft)).toEqual(['app 0.0.0.0 443/tcp, to be confirmed']);
  expect(draft?.doubtful.map(({ entry, what }) => `${what} ${entry.port}`)).toEqual([
    'PostgreSQL 5432',
    'the Node.js inspector 9229',
  ]);
});

test('a stack whose environment file is not in the tree is drafted with what its example says', async () => {
  const compose = `services:
  web:
    image: registry.harbour.example/web:1.0.0
    ports: ["\${WEB_PORT}:80", "\${OTHER_PORT}:81"]
    volumes: ["\${PLACE}:/data"]
`;
  const example = { 'deploy/.env.example': 'WEB_PORT=8081\n' };
  expect(doors(await drafted(compose, example, ['deploy/.env']))).toEqual(['web 0.0.0.0 8081/tcp, to be confirmed']);
  expect(doors(await drafted(compose, {}, ['deploy/.env']))).toEqual([]);
});

test('ports from variables have their defaults, and those that must be set are left out', async () => {
  const compose = `services:
  web:
    image: registry.harbour.example/web:\${TAG:?version}
    env_file: .env.host
    ports: ["\${WEB_PORT:-8443}:443", "\${VOICE_PORT}:5000/udp", "\${GAME_PORT:?port}:6000"]
`;
  expect(
    doors(await drafted(compose, { 'deploy/.env.staging': 'VOICE_PORT=5001\n' }, ['deploy/.env.staging'])),
  ).toEqual(['web 0.0.0.0 8443/tcp, to be confirmed', 'web 0.0.0.0 5001/udp, to be confirmed']);
});

test('a stack that does not load has no draft, and one that publishes nothing an empty one', async () => {
  expect(await drafted('services:\n  web:\n\timage: nginx\n')).toBeNull();
  expect(await drafted('services:\n  web:\n    image: nginx:1.29.3\n')).toEqual({ entries: [], doubtful: [] });
  const { tree } = caseContext({ name: 'draft', files: {} });
  expect(await draftExposure(tree, { files: [], environment: [] })).toBeNull();
});
