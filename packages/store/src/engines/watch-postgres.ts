import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CHANNEL } from '../changes/notify-others.ts';

/** Milliseconds before the next try to connect: doubled up to the last. */
const FIRST_PAUSE = 100;
const LAST_PAUSE = 5000;

/**
 * Calls `wake` for every notification, on a connection of its own. When that breaks it is made again, and `wake` is
 * called once more, for whatever was said meanwhile.
 */
export function watchPostgres(connection: pg.ClientConfig, wake: () => void): () => Promise<void> {
  const stopping = new AbortController();
  const watching = watch(connection, wake, stopping.signal);
  return async () => {
    stopping.abort();
    await watching;
  };
}

async function watch(connection: pg.ClientConfig, wake: () => void, stop: AbortSignal): Promise<void> {
  let wait = FIRST_PAUSE;
  while (!stop.aborted) {
    const client = new pg.Client(connection);
    const ended = whenEnded(client, stop);
    client.on('notification', wake);
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      wait = FIRST_PAUSE;
      wake();
      await ended;
    } catch {
      // The server is away: the next round tries again, and queries say so to whoever asks meanwhile.
      await pause(wait, undefined, { signal: stop, ref: false }).catch(() => undefined);
      wait = Math.min(LAST_PAUSE, wait * 2);
    }
    await client.end().catch(() => undefined);
  }
}

/** Resolves when the connection breaks or we stop. */
function whenEnded(client: pg.Client, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
