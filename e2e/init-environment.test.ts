import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test, vi } from 'vitest';
import { packed } from './packed.ts';

// Packing and a few processes, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

test('a stack that takes its variables from an ignored .env is judged right after init', async ({ expect }) => {
  const [node, command] = await packed();
  const cwd = mkdtempSync(join(tmpdir(), 'sallyport-init-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const env = { ...process.env, HOME: cwd, XDG_DATA_HOME: join(cwd, 'data'), GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = (...words: readonly string[]): string => execFileSync('git', words, { cwd, env, encoding: 'utf8' });
  const sallyport = (...words: readonly string[]): string =>
    spawnSync(node, [command, ...words], { cwd, env, encoding: 'utf8' }).stdout;
  const stack = 'services:\n  db:\n    image: postgres:16\n    environment: { POSTGRES_PASSWORD: "${DB:?set it}" }\n';
  writeFileSync(join(cwd, 'compose.yaml'), stack);
  writeFileSync(join(cwd, '.gitignore'), '.env\n');
  writeFileSync(join(cwd, '.env'), 'DB=never-to-be-shown\n');
  git('init', '--quiet', '-b', 'main');
  git('config', 'user.name', 'Jo');
  git('config', 'user.email', 'jo@kasse.example');
  git('add', 'compose.yaml', '.gitignore');
  git('commit', '--quiet', '-m', 'Begin');
  sallyport('init');
  const draft = readFileSync(join(cwd, 'sallyport.yaml'), 'utf8');
  expect(draft).toContain('  environment: [.env]\n');
  expect(draft).toContain('untracked:\n  - { path: .env, kind: secret }\n');
  git('add', 'sallyport.yaml');
  git('commit', '--quiet', '-m', 'Draft the gate');
  const seen = sallyport('check', '--json');
  expect(seen).not.toContain('never-to-be-shown');
  const { entries } = JSON.parse(seen) as {
    readonly entries: readonly { readonly facet: string; readonly findings: readonly { readonly place: string }[] }[];
  };
  // Planned production is not described yet, which stands in the gate file; nothing is wrong with the stack.
  const places = entries.filter(({ facet }) => facet === 'staging.files@file').flatMap(({ findings }) => findings);
  expect(places.map(({ place }) => place).filter((place) => !place.startsWith('sallyport.yaml'))).toEqual([]);
  const judged = entries.filter(({ facet }) => facet === 'staging.resources@file').flatMap(({ findings }) => findings);
  expect(judged.map(({ place }) => place)).toContainEqual(expect.stringMatching(/^compose\.yaml:/));
});
