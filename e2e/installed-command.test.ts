import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleCommand } from '../scripts/bundle/bundle.ts';
import { npmCommand, root } from '../scripts/ensure-install.mjs';
import { installSqlite } from './packed.ts';

/** What people get: the tarball that npm packs, installed into an empty folder, without the network. */
const place = mkdtempSync(join(tmpdir(), 'sallyport-installed-'));
const installed = join(place, 'node_modules', 'sallyport');

function npm(folder: string, given: readonly string[]): string {
  const [program, ...first] = npmCommand();
  return execFileSync(program, [...first, ...given], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function sallyport(given: readonly string[], folder: string) {
  const command = join(place, 'node_modules', '.bin', 'sallyport');
  return spawnSync(process.execPath, [command, ...given], { cwd: folder, encoding: 'utf8' });
}

function manifestOf(folder: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
}

beforeAll(async () => {
  // npm test has built it, and other tests may be using it.
  if (process.env['SALLYPORT_BUILT'] === undefined) await bundleCommand();
  const tarball = npm(join(root, 'packages', 'cli'), [
    'pack',
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    place,
  ]);
  writeFileSync(join(place, 'package.json'), '{ "private": true }');
  const quiet = ['--offline', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  npm(place, ['install', ...quiet, join(place, tarball.trim())]);
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the installed command', () => {
  test('brings nothing along but the binding of SQLite, where there is one: no dependencies, no install scripts', () => {
    const manifest = manifestOf(installed);
    expect(manifest['dependencies']).toBeUndefined();
    expect(manifest['scripts']).toBeUndefined();
    expect(Object.keys(manifest['optionalDependencies'] as object)).toEqual(['better-sqlite3']);
    // Where npm knows the binding from an earlier download, it writes down what it left out.
    const lock = JSON.parse(readFileSync(join(place, 'package-lock.json'), 'utf8')) as {
      packages: Readonly<Record<string, { readonly optional?: boolean }>>;
    };
    const needed = Object.entries(lock.packages).filter(([, { optional }]) => optional !== true);
    expect(needed.map(([path]) => path)).toEqual(['', 'node_modules/sallyport']);
    expect(readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['sallyport']);
  });

  test('says what a criterion asks for where there is no gate', () => {
    const asked = sallyport(['explain', 'b7'], place);
    expect([asked.status, asked.stderr]).toEqual([2, '']);
    expect(asked.stdout).toMatch(
      /^B7 {2}No malware, debug key or secret inside\n[^]*Age {8}7 d\n[^]*Signed by {2}security\n/,
    );
    const unknown = sallyport(['explain', 'zz'], place);
    expect([unknown.status, unknown.stdout]).toEqual([64, '']);
    expect(unknown.stderr).toContain('Criteria: A1 A2');
  });

  test("keeps what was compiled in the user's own cache, and does without it where it is damaged", () => {
    const cache = join(place, 'cache');
    const run = (): string => {
      const command = join(installed, 'dist', 'sallyport.mjs');
      const environment = { ...process.env, XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '' };
      const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'check', '--help'], {
        cwd: installed,
        encoding: 'utf8',
        env: environment,
      });
      expect([status, stderr]).toEqual([0, '']);
      return stdout;
    };
    const first = run();
    const [build = ''] = readdirSync(join(cache, 'sallyport', 'compiled'));
    const path = join(cache, 'sallyport', 'compiled', build, 'check.code');
    const kept = readFileSync(path);
    expect(run()).toBe(first);
    expect(readFileSync(path).equals(kept)).toBe(true);
    writeFileSync(path, Buffer.from(kept).fill(0x41, kept.length / 2, kept.length / 2 + 1000));
    expect(run()).toBe(first);
    const again = readFileSync(path);
    expect(again.subarray(kept.length / 2, kept.length / 2 + 1000).every((byte) => byte === 0x41)).toBe(false);
    expect(run()).toBe(first);
    // Whoever edits the installed command gets what was written, though as long as before.
    const chunk = join(installed, 'dist', 'chunks', 'program.cjs');
    const text = readFileSync(chunk, 'utf8');
    writeFileSync(chunk, text.replace('print one JSON document', 'PRINT ONE JSON DOCUMENT'));
    expect(run()).toBe(first.replace('print one JSON document', 'PRINT ONE JSON DOCUMENT'));
    expect(run()).not.toBe(first);
    writeFileSync(chunk, text);
    expect(run()).toBe(first);
  });

  test('carries its licence and those of what is inside', () => {
    expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toContain('Apache License');
    expect(readFileSync(join(installed, 'README.md'), 'utf8')).toContain('Sallyport');
    expect(readFileSync(join(installed, 'THIRD_PARTY_NOTICES'), 'utf8')).toMatch(/^commander \d+\.\d+\.\d+ \(MIT\)$/m);
  });

  test('says its version and its help', () => {
    expect(sallyport(['--version'], place).stdout.trim()).toBe(manifestOf(installed)['version']);
    expect(sallyport(['--help'], place).stdout).toContain('sallyport check');
  });

  test('surveys a directory that never heard of it, and decides nothing', () => {
    const project = join(place, 'project');
    mkdirSync(join(project, 'docs'), { recursive: true });
    writeFileSync(join(project, 'SECURITY.md'), '# Security\n\nOpen an issue in our public tracker.\n');
    const { status, stdout } = sallyport(['check'], project);
    expect(stdout).toMatch(/^SURVEY/);
    expect(stdout).toContain('SECURITY.md');
    expect(status).toBe(0);
  });

  test('serve says what is missing without SQLite, and reaches its database with it', () => {
    const project = mkdtempSync(join(place, 'served-'));
    execFileSync('git', ['init', '--quiet', project]);
    const serve = () => sallyport(['serve', '--offline', '--port', '0'], project);
    expect(serve().stderr).toMatch(/better-sqlite3 was not installed.*\(STORE_ENGINE_MISSING\)/s);
    installSqlite(place);
    const { status, stderr } = serve();
    expect(status).not.toBe(0);
    expect(stderr).not.toContain('STORE_');
    expect(stderr).toContain('(SERVER_NOT_READY)');
  });

  test('brings the pages that serve shows, each with its licences', () => {
    const pages = join(installed, 'dist', 'ui');
    expect(readFileSync(join(pages, 'index.html'), 'utf8')).toContain('<!doctype html>');
    expect(readFileSync(join(pages, 'THIRD_PARTY_NOTICES.txt'), 'utf8')).toMatch(/^react \d/m);
  });

  test('refuses a record command where there is no record, with a sentence and no stack', () => {
    const { status, stdout, stderr } = sallyport(['verify'], place);
    expect(status).not.toBe(0);
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at .+\(.+:\d+:\d+\)/);
  });
});
