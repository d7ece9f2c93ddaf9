import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test, vi } from 'vitest';
import { packed } from './packed.ts';

// Packing and a dozen processes, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

test('one person who follows what is printed comes from an empty record to evidence', async ({ expect }) => {
  const [node, command] = await packed();
  const place = mkdtempSync(join(tmpdir(), 'sallyport-alone-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const cwd = join(place, 'project');
  mkdirSync(cwd);
  const env = { ...process.env, HOME: place, XDG_DATA_HOME: join(place, 'data'), GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = (...words: readonly string[]): string => execFileSync('git', words, { cwd, env, encoding: 'utf8' });
  const key = (name: string): void => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(place, name)]);
  };
  function sallyport(...words: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(node, [command, ...words], { cwd, env, encoding: 'utf8' });
    return { code: status, said: `${stdout}${stderr}` };
  }
  writeFileSync(join(cwd, 'compose.yaml'), 'services:\n  web:\n    image: nginx:1.27\n');
  git('init', '--quiet', '-b', 'main');
  git('config', 'user.name', 'Jo');
  git('config', 'user.email', 'jo@kasse.example');
  git('add', 'compose.yaml');
  git('commit', '--quiet', '-m', 'Begin');
  sallyport('init');
  git('add', 'sallyport.yaml');
  git('commit', '--quiet', '-m', 'Draft the gate');

  expect(sallyport('trust', 'found', '--people', '../people').said).toContain('mkdir -p ../people && printf');
  mkdirSync(join(place, 'people'));
  key('jo');
  execFileSync('cp', [join(place, 'jo.pub'), join(place, 'people', 'jo.pub')]);
  writeFileSync(join(place, 'people', 'jo.yaml'), 'name: Jo\nroles: [pm, sre, security]\n');
  git('config', 'sallyport.key', join(place, 'jo'));
  const enrol = 'ssh-keygen -t ed25519 -f ../ci.runner && sallyport trust enrol ../ci.runner.pub';
  const founded = sallyport('trust', 'found', '--people', '../people');
  expect(founded).toMatchObject({ code: 0, said: expect.stringContaining('1 person, 1 key, 1 may seal') });
  expect(founded.said).toContain(enrol);
  expect(sallyport('status').said).toContain('Nobody may look yet: the trust root has no runner ci.');
  expect(sallyport('check', '--record')).toMatchObject({ code: 2, said: expect.stringContaining(enrol) });

  key('ci.runner');
  expect(sallyport('trust', 'enrol', '../jo.pub')).toMatchObject({ code: 64 });
  expect(sallyport('trust', 'enrol', '../ci.runner.pub')).toMatchObject({ code: 0 });
  const early = sallyport('check', '--record', '--key', '../ci.runner');
  expect(early).toMatchObject({ code: 2, said: expect.stringMatching(/is proposed[^]*\n {2}sallyport seal\n/u) });
  expect(sallyport('seal').code).toBe(0);
  const seen = sallyport('check', '--record', '--key', '../ci.runner');
  expect(seen).toMatchObject({ code: 1, said: expect.stringContaining('evidence ') });
  const after = sallyport('status').said;
  expect(after).toMatch(/^NO-GO/u);
  expect(after).not.toContain('Nobody may look');
  expect(sallyport('verify').said).toMatch(/^VERIFIED/u);
});
