import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { npmCommand, root } from '../scripts/ensure-install.mjs';
import { once } from './stage/once.ts';

const run = promisify(execFile);

/**
 * What people get: the tarball that npm packs, installed into an empty folder without the network. Built once a run;
 * gives the program and first arguments that start the installed `sallyport`.
 */
export async function packed(): Promise<[string, string]> {
  const place = await once('packed', async (folder) => {
    // npm test has built it, and other tests may be using it.
    const build = ['--no-warnings', join(root, 'scripts', 'bundle', 'main.ts')];
    if (process.env['SALLYPORT_BUILT'] === undefined) await run(process.execPath, build);
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true }');
    const quiet = ['--silent', '--ignore-scripts', '--offline', '--no-audit', '--no-fund', '--omit=optional'];
    const tarball = await npm(join(root, 'packages', 'cli'), ['pack', ...quiet, '--pack-destination', folder]);
    await npm(project, ['install', ...quiet, join(folder, tarball)]);
    installSqlite(project);
  });
  return [process.execPath, join(place, 'project', 'node_modules', '.bin', 'sallyport')];
}

/** What npm fetches along where it has the network: the lockfile of this repository has checked these very bytes. */
export function installSqlite(project: string): void {
  const place = join('node_modules', 'better-sqlite3');
  for (const part of ['package.json', 'lib', 'prebuilds']) {
    cpSync(join(root, place, part), join(project, place, part), { recursive: true });
  }
}

async function npm(cwd: string, given: readonly string[]): Promise<string> {
  const [program, ...first] = npmCommand();
  return (await run(program, [...first, ...given], { cwd })).stdout.trim();
}
