import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL server of its own in a temporary folder, reached by a Unix socket and by nobody but this user. */
export interface PostgresCluster {
  /** Makes a new database and returns its address. `create` are further arguments of `createdb`. */
  readonly database: (create?: readonly string[]) => string;
  /** `kill -9` of the server: what a power cut leaves, but for what the disk itself had not kept. */
  readonly kill: () => Promise<void>;
  /** Starts the server again after `kill`. */
  readonly restart: () => Promise<void>;
  /** Ends the server and removes its folder. */
  readonly stop: () => Promise<void>;
}

/** `nobody`: PostgreSQL refuses to run as root, and tests on build machines do. */
const UNPRIVILEGED = 65_534;

/**
 * Starts a server. `settings` go into its command line (`{ fsync: 'off' }`). Throws where PostgreSQL is not installed:
 * a test that needs it must fail there, not be left out. The server dies with this process, however that ends.
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<PostgresCluster> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-pg-'));
  const data = join(folder, 'data');
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(folder, UNPRIVILEGED, UNPRIVILEGED);
  // The collation of a language by default, so that an order that relies on it is seen to differ.
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--locale=C'];
  const made = unprivileged(join(programs, 'initdb'), ['-D', data, '-U', 'sallyport', '-A', 'trust', '-N', ...locale]);
  execFileSync(made.file, made.args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=200', ...given];
  let server = await serve(join(programs, 'postgres'), args, folder).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  let databases = 0;
  return {
    database: (create = []) => {
      databases += 1;
      const name = `test_${databases}`;
      execFileSync(join(programs, 'createdb'), ['-h', folder, '-U', 'sallyport', ...create, name]);
      return `postgres://sallyport@${encodeURIComponent(folder)}/${name}`;
    },
    kill: () => end(server, 'SIGKILL'),
    restart: async () => {
      server = await serve(join(programs, 'postgres'), args, folder);
    },
    stop: async () => {
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Folder of PostgreSQL's programs: on the PATH, or where Debian puts those of each version. */
function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (found !== undefined) return found;
  throw new Error(
    'PostgreSQL is not installed, and tests of the server need it. On Debian: apt-get install postgresql',
  );
}

/** The command as a user without rights, which is killed when this process ends. */
function unprivileged(file: string, args: readonly string[]): { readonly file: string; readonly args: string[] } {
  if (process.platform !== 'linux') return { file, args: [...args] };
  const user = process.getuid?.() === 0 ? [`--reuid=${UNPRIVILEGED}`, `--regid=${UNPRIVILEGED}`, '--clear-groups'] : [];
  return { file: 'setpriv', args: [...user, '--pdeathsig=KILL', file, ...args] };
}

async function serve(postgres: string, args: readonly string[], folder: string): Promise<ChildProcess> {
  let said = '';
  // After a kill, the old server's own processes take a moment to notice, and until then a new one refuses to start.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const command = unprivileged(postgres, args);
    const child = spawn(command.file, command.args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    said = '';
    const ready = Promise.withResolvers<boolean>();
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4000);
      if (said.includes('ready to accept connections')) ready.resolve(true);
    });
    child.on('error', ready.reject);
    child.on('exit', () => ready.resolve(false));
    if (await ready.promise) return child;
    if (!/lock file|shared memory/.test(said)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`PostgreSQL did not start: ${said}`);
}

async function end(server: ChildProcess, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill(signal);
  await gone;
}
