import { expect, it } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { caseWorld } from '../stack/case-stack.ts';
import { readStackView } from '../stack/read-stack-view.ts';
import { rules } from './rules.generated.ts';

const random = 'k7Rw2pVx9LqT4mZs8NbY';
const live = ['sk', 'live', '51HarbourZx8Lq2Vt7Wn4Rb9Yc'].join('_');
const key = ['-----BEGIN', ' PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIH\n-----END', ' PRIVATE KEY-----\n'].join('');
const secrets = ['deploy/secrets/password', 'deploy/tls/server.pem', 'deploy/tls/host.p12', 'deploy/staging.env'];

/** Rules that say "committed" or "in the repository", of a stack whose folder holds all of its secrets. */
async function committedRules(tracked: (() => Promise<ReadonlySet<string> | null>) | undefined) {
  const context = caseContext({
    name: 'a folder with its secrets',
    ...caseWorld({
      services: {
        gateway: {
          secrets: ['password'],
          volumes: ['./tls/server.pem:/etc/tls/server.pem:ro', './tls/host.p12:/etc/tls/host.p12:ro'],
        },
      },
      model: { secrets: { password: { file: './secrets/password' } } },
      environment: { SESSION_KEY: random, STRIPE_KEY: live },
      files: {
        'deploy/secrets/password': `${random}\n`,
        'deploy/tls/server.pem': key,
        'deploy/tls/host.p12': 'a\0b',
      },
    }),
    commit: null,
  });
  const stack = await readStackView({ ...context, tree: { ...context.tree, ...(tracked && { tracked }) } });
  return rules
    .filter(({ id }) => /\.(?:committed-.*|live-key)$/.test(id))
    .flatMap((rule) => rule.find(stack).map(({ what }) => what));
}

it('says nothing of what git ignores, and nothing outside of git', async () => {
  const only = async () => new Set(['deploy/compose.yaml']);
  expect(await committedRules(only)).toEqual([]);
  expect(await committedRules(async () => null)).toEqual([]);
});

it('says as much of tracked files as of a tree in which everything is committed', async () => {
  const all = await committedRules(undefined);
  expect(all.length).toBeGreaterThanOrEqual(4);
  for (const path of secrets.slice(0, 3)) expect(all.join('\n')).toContain(path);
  expect(await committedRules(async () => new Set(['deploy/compose.yaml', ...secrets]))).toEqual(all);
});

it('says that an example holds a live key, wherever it lies: an example is written to be committed', async () => {
  const world = caseWorld({
    files: { 'deploy/.env.example': `STRIPE_KEY=${live}\n`, 'deploy/notes.env': `K=${live}\n` },
  });
  const context = caseContext({ name: 'an example outside of git', ...world, commit: null });
  const stack = await readStackView({ ...context, tree: { ...context.tree, tracked: async () => null } });
  const found = rules.filter(({ id }) => id.endsWith('.live-key')).flatMap((rule) => rule.find(stack));
  expect(found.map(({ at }) => at.file)).toEqual(['deploy/.env.example']);
});
