import { describe, expect, it } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { audit } from './audit.ts';
import type { Claim } from './claim.ts';

const compose = `services:
  gateway:
    image: nginx:1.29-alpine
    restart: always
    ports: ["443:8443"]
    volumes: ["./gateway/site.conf:/etc/nginx/conf.d/default.conf"]
  api:
    image: harbour/api:2
    restart: always
    ports: ["127.0.0.1:8080:3000"]
  database:
    image: postgres:16.4-alpine
    restart: always
    ports: ["5432:5432"]
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/database }
  cache:
    image: redis:7.4
    restart: always
    volumes: ["cache:/data"]
  chain:
    image: ghcr.io/foundry-rs/foundry:v1.0.0
    restart: always
    entrypoint: [anvil, --host, 0.0.0.0]
  backup:
    image: backup:2
    profiles: [night]
volumes: { cache: {} }
`;
const site = 'server {\n  listen 8443;\n  location /rpc/ { proxy_pass http://chain:8545/; }\n}\n';

async function audited(text: string, more: Readonly<Record<string, string>> = {}): Promise<readonly Claim[]> {
  const files = { 'compose.yaml': compose, 'gateway/site.conf': site, 'README.md': text, ...more };
  const staging = { files: ['compose.yaml'], environment: [], exposure: [] };
  const context = caseContext({ name: 'description', files, gate: { staging } });
  return (await audit(context, null)).claims;
}

function otherwise({ status }: Claim): boolean {
  return status === 'contradicted' || status === 'unsupported';
}

describe('holds against the stack', () => {
  it.each([
    ['ports on loopback', 'All ports are bound to localhost.', 'compose.yaml:5'],
    ['services on loopback', 'All services are bound to `127.0.0.1` (localhost only).', 'compose.yaml:5'],
    [
      'ports on loopback, but for those that are excepted',
      'Apart from 443, all ports are bound to localhost.',
      'compose.yaml:14',
    ],
    ['a service on loopback', 'The database listens only on localhost.', 'compose.yaml:14'],
    [
      'what is reached from inside alone',
      'The RPC of the chain can only be reached from inside the Docker network.',
      'gateway/site.conf:3',
    ],
    ['TLS', 'The site is served over HTTPS.', 'gateway/site.conf:2'],
    ['passwords', 'Every data store asks for a password.', 'compose.yaml:17'],
    ['backups behind a profile', 'The database is backed up every night.', 'compose.yaml'],
    ['versions', 'Data lies in PostgreSQL 15.', 'compose.yaml:11'],
    ['versions of image names', 'The database is `postgres:17-alpine`.', 'compose.yaml:11'],
    ['numbers of services', 'The stack consists of nine services.', 'compose.yaml'],
    ['addresses', '## Docker\n\nThe API answers at http://localhost:9999.', 'compose.yaml:10'],
    [
      'addresses among others of the stack',
      '| What | URL |\n|---|---|\n| API | http://localhost:8080/docs |\n| Mails | http://localhost:8025 |',
      'compose.yaml:5',
    ],
    ['tables of ports', '| Service | Port |\n|---|---|\n| api | 9090 |\n| gateway | 443 |', 'compose.yaml:10'],
    ['scripts', 'A dump is brought back with `scripts/restore.sh`.', '$'],
  ])('%s', async (_, text, place) => {
    const [claim, ...others] = (await audited(`# Harbour\n\n${text}\n`, { 'scripts/a.sh': '' })).filter(otherwise);
    expect(others).toEqual([]);
    expect(claim?.at.path).toBe('README.md');
    const [evidence] = claim?.evidence ?? [];
    expect(evidence === undefined ? '' : `${evidence.path}:${evidence.line ?? ''}`).toMatch(new RegExp(`^${place}`));
  });
});

describe('leaves alone', () => {
  it.each([
    ['advice', 'Bind all ports to localhost, and make sure that every data store asks for a password.'],
    ['offers', 'You can run everything on localhost; PostgreSQL 12 is supported.'],
    ['needs', 'It requires PostgreSQL 14 or later and Redis 6+.'],
    ['moves', 'We upgraded from PostgreSQL 15 to 16.'],
    ['versions that agree', 'PostgreSQL 16, Redis 7 and nginx 1.29 run in one stack.'],
    ['what versions brought', 'Redis 6.2 introduced GETDEL, and nginx 1.10 was slower.'],
    ['who else makes backups', 'Backups are made daily by the hosting provider.'],
    ['amounts', 'PostgreSQL 2 GB, Redis: 3 databases.'],
    [
      'other machines',
      '## Local development\n\nAll ports are bound to localhost.\n\n## Production\n\nPostgreSQL 15 runs there.',
    ],
    ['what is started by hand', '## Docker\n\n```\nnpm run dev\n```\n\nThe page is at http://localhost:5173.'],
    ['addresses outside of the stack', 'The debugger is at http://localhost:9999.'],
    ['ports behind the published ones', '| Service | Port |\n|---|---|\n| api | 3000 |\n| cache | 6379 |'],
    ['own counts', 'The stack has five services.'],
    ['scripts that are gone', 'The script `scripts/old.sh` was removed.'],
    ['quotes and code', '> All ports are bound to localhost.\n\n```\nAll ports are bound to localhost.\n```'],
  ])('%s', async (_, text) => {
    expect((await audited(`# Harbour\n\n${text}\n`, { 'scripts/a.sh': '' })).filter(otherwise)).toEqual([]);
  });

  it('what another Compose file of the tree makes true', async () => {
    const text = '# Harbour\n\n## Docker\n\nThe mails are at http://localhost:8025.\n';
    const other = 'services: { mail: { image: "axllent/mailpit:v1", ports: ["8025:8025"] } }\n';
    expect((await audited(text)).filter(otherwise)).toHaveLength(1);
    expect((await audited(text, { 'compose.dev.yaml': other })).filter(otherwise)).toEqual([]);
  });

  it('documents of their time, and files that describe nothing', async () => {
    const text = '# Then\n\nAll ports are bound to localhost.\n';
    for (const path of ['docs/adr/0001.md', 'docs/progress_logs/phase_1.md', 'CHANGELOG.md', 'src/notes.md'])
      expect(await audited('# Harbour\n', { [path]: text }), path).toEqual([]);
    expect(await audited('# Harbour\n', { 'docs/how/it-runs.md': text })).toHaveLength(1);
  });
});
