import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEmberfall, gateFileText } from '@sallyport/emberfall';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/ensure-install.mjs';
import { copyDeploy } from './deployed-stack.ts';
import { buildBaseImage } from './image/base-image.ts';
import { buildahIn } from './image/buildah.ts';
import { type ImageSettings, imageSettings } from './image/image-settings.ts';
import { runImage, type Volumes } from './image/run-image.ts';

const user = 10_001;
const possible = process.platform === 'linux' && process.arch === 'x64' && process.getuid?.() === 0;

describe.skipIf(!possible)('the image, built from deploy/Dockerfile on Debian (needs root on Linux x64)', () => {
  const place = mkdtempSync(join(tmpdir(), 'sallyport-image-'));
  const buildah = buildahIn(place);
  let settings: ImageSettings;
  let mounted = '';

  beforeAll(async () => {
    const base = await buildBaseImage(buildah, place);
    const file = join(root, 'deploy', 'Dockerfile');
    const image = 'localhost/sallyport:test';
    await buildah('bud', '--format=docker', `--build-arg=BASE=${base}`, `--file=${file}`, `--tag=${image}`, root);
    settings = await imageSettings(buildah, image);
    mounted = await buildah('mount', await buildah('from', image));
  }, 480_000);

  afterAll(async () => {
    await buildah('rm', '--all');
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }, 60_000);

  async function finished(volumes: Volumes, words: readonly string[]) {
    const running = runImage(mounted, settings, volumes, words);
    return { code: await running.ended, said: running.said() };
  }

  /** A folder that the image's user may write, as a named volume is. */
  function volume(name: string): string {
    const folder = mkdtempSync(join(place, `${name}-`));
    execFileSync('chown', ['-R', `${user}:${user}`, folder]);
    return folder;
  }

  test('tells the engine who it runs as, how it is asked and how it is stopped', () => {
    expect(settings.User).toBe(`${user}:${user}`);
    expect([settings.Entrypoint, settings.Cmd]).toEqual([['sallyport'], ['--help']]);
    expect(settings.StopSignal).toBe('SIGTERM');
    expect(Object.keys(settings.ExposedPorts)).toEqual(['4180/tcp']);
    expect(settings.Labels['org.opencontainers.image.licenses']).toBe('Apache-2.0');
    expect(settings.Healthcheck.Test.slice(0, 2)).toEqual(['CMD', 'node']);
  });

  test('holds the published command and no source, no history and no cache', () => {
    expect(readdirSync(join(mounted, 'opt', 'sallyport')).sort()).toEqual([
      'LICENSE',
      'README.md',
      'THIRD_PARTY_NOTICES',
      'copy-database.mjs',
      'dist',
      'node_modules',
      'package.json',
    ]);
    expect(readdirSync(join(mounted, 'opt', 'sallyport', 'node_modules'))).toEqual(['better-sqlite3']);
    for (const path of ['source', 'root/.npm', 'tmp/sallyport-0.1.0.tgz'])
      expect(existsSync(join(mounted, path))).toBe(false);
  });

  test('says its version, and surveys a folder on a root that nobody can write', async () => {
    const data = volume('surveyed');
    copyDeploy(data, '.env.staging');
    expect(await finished({ '/data': data }, [...settings.Entrypoint, '--version'])).toEqual({
      code: 0,
      said: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const survey = await finished({ '/data': data }, [...settings.Entrypoint, 'check']);
    expect(survey).toEqual({ code: 0, said: expect.stringMatching(/^SURVEY.*deploy\/compose\.yaml/s) });
    const write = await finished({ '/data': data }, [
      'sh',
      '-c',
      'id --user; touch /opt/x || touch /data/x && ls /data/x',
    ]);
    expect(write.said).toMatch(/^10001\n.*Read-only file system\n\/data\/x\n$/s);
  });

  test('serves a gate, says so to the engine, is copied while it runs, and stops when it is told to', async () => {
    const [data, copies] = [volume('data'), volume('copies')];
    const project = join(data, 'project');
    await buildEmberfall({ directory: project, state: 'ready', now: new Date() });
    writeFileSync(join(project, 'sallyport.yaml'), gateFileText(new Date()));
    const git = (...words: readonly string[]) => execFileSync('git', ['-C', project, ...words]);
    git('checkout', '--quiet', '-b', 'feature/phase-7-setup');
    git('add', 'sallyport.yaml');
    git('-c', 'user.name=Mira', '-c', 'user.email=mira@emberfall.example', 'commit', '--quiet', '-m', 'Gate file');
    mkdirSync(join(data, 'secrets'));
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(data, 'secrets', 'seal_key')]);
    chmodSync(join(data, 'secrets', 'seal_key'), 0o400);
    execFileSync('chown', ['-R', `${user}:${user}`, data]);

    const [, ...check] = settings.Healthcheck.Test;
    const volumes = { '/data': data, '/copies': copies };
    expect((await finished(volumes, check)).code).toBe(1);

    const serve = [
      'serve',
      '--dir=/data/project',
      '--origin=https://gate.example.org',
      '--host=0.0.0.0',
      '--port=4180',
    ];
    const where = ['--database=/data/sallyport.db', '--key=/data/secrets/seal_key', '--offline'];
    const copy = ['node', '/opt/sallyport/copy-database.mjs', '/data/sallyport.db', '/copies/sallyport.db', '--once'];
    const commands = { serve: [...settings.Entrypoint, ...serve, ...where], check, copy };
    writeFileSync(join(data, 'commands.json'), JSON.stringify(commands));
    copyFileSync(join(root, 'e2e', 'image', 'serve-session.mjs'), join(data, 'session.mjs'));
    const { code, said } = await finished(volumes, ['node', '/data/session.mjs']);
    const seen = { healthy: true, page: '200 <!doctype html>', copied: 0, stopped: 0, after: 1 };
    expect([code, said]).toEqual([0, expect.stringContaining(JSON.stringify(seen))]);
    expect(readdirSync(copies)).toEqual(['sallyport.db']);
  }, 180_000);
});
