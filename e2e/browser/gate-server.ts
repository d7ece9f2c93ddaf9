import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** What is served, and how. */
export interface Served {
  /** Program and first arguments that start `sallyport`. */
  readonly program: readonly [string, ...string[]];
  /** The clone that the server has for itself. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A file of SQLite, or an address of PostgreSQL. */
  readonly database: string;
}

/** `sallyport serve` as a process of its own, at an address that it keeps when it is started again. */
export interface GateServer {
  readonly origin: string;
  /** The link that is printed while nobody is enrolled. */
  readonly firstLink: () => string;
  /** Everything that it printed since it was started last. */
  readonly said: () => string;
  /** Ends it; by default as an operator does. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  readonly start: () => Promise<void>;
}

/** Starts it for `mira` as the first person. */
export async function startGateServer({ program, directory, environment, database }: Served): Promise<GateServer> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let running: ChildProcess | null = null;
  let text = '';

  async function start(): Promise<void> {
    const [file, ...first] = program;
    const words = ['serve', '--dir', directory, '--origin', origin, '--port', String(port), '--first', 'mira'];
    const child = spawn(file, [...first, ...words], {
      cwd: directory,
      // Its address may hold a password, so it is no argument that other users of the machine could read.
      env: { ...environment, DATABASE_URL: database },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    text = '';
    const ready = Promise.withResolvers<void>();
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('its key')) ready.resolve();
      });
    }
    child.on('exit', (code) => ready.reject(new Error(`sallyport serve ended with ${code}: ${text}`)));
    await ready.promise;
  }

  await start();
  return {
    origin,
    said: () => text,
    firstLink() {
      const [link] = /http:\/\/localhost:\d+\/invitation#\S+/.exec(text) ?? [];
      if (link === undefined) throw new Error(`No link for the first person was printed: ${text}`);
      return link;
    },
    async stop(signal = 'SIGTERM') {
      const child = running;
      running = null;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
    start,
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  return port;
}
