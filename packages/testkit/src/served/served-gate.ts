import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';

/** What is served, and with which program. */
export interface ServedPlace {
  /** Program and first arguments of `sallyport`. */
  readonly program: readonly [string, ...string[]];
  readonly directory: string;
  /** File of SQLite, or postgres://… . */
  readonly database: string;
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Further arguments of `serve`. */
  readonly more?: readonly string[];
}

/** `sallyport serve` in a process of its own. */
export interface ServedGate {
  readonly origin: string;
  readonly pid: number;
  /** Token of the link for the first person; null where somebody is enrolled already. */
  readonly firstToken: string | null;
  /** All that it said, for messages of tests. */
  readonly said: () => string;
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/** Starts it and waits until it answers. Throws with what it said where it ended instead. */
export async function serveGate(place: ServedPlace): Promise<ServedGate> {
  const [file, ...first] = place.program;
  const { port, directory, database, environment, more = [] } = place;
  const given = ['serve', '--json', '--proxies', '1', '--first', 'p00', '--port', String(port)];
  const child = spawn(file, [...first, ...given, '--database', database, ...more], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said = `${said}${chunk.toString()}`.slice(-200_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const gone = once(child, 'exit');
  const origin = `http://localhost:${port}`;
  await answering(child, port, () => said);
  return {
    origin,
    pid: child.pid ?? 0,
    firstToken: /\/invitation#([\w-]{43})/.exec(said)?.[1] ?? null,
    said: () => said,
    async kill(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}

/** It prints where it listens, and then the first link; both are there when it answers twice. */
async function answering(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!said().includes('"origin"') || !(await isUp(port))) {
    if (ended()) throw new Error(`serve ended with ${child.exitCode ?? child.signalCode}: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function isUp(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/api/health' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** A port that nobody listens on: a server that is started again keeps its own, as passkeys are bound to its origin. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}
