import pg from 'pg';
import type { HeldLock } from '../locks/lock.ts';

/** "Sall" in ASCII: our locks among the advisory locks of the database. */
const OURS = 0x53616c6c;

/** A server that lost its power says no goodbye: PostgreSQL asks after it, and lets go of its lock within half a minute. */
const alive = 'set tcp_keepalives_idle to 10; set tcp_keepalives_interval to 5; set tcp_keepalives_count to 4';

/** An advisory lock of a connection of its own, which PostgreSQL lets go of when that ends. */
export async function lockPostgres(
  connection: pg.ClientConfig,
  name: string,
  failureOf: (cause: unknown) => unknown,
): Promise<HeldLock | null> {
  const client = new pg.Client(connection);
  let held = true;
  const lost = (): void => {
    held = false;
  };
  client.on('error', lost);
  client.on('end', lost);
  const release = async (): Promise<void> => {
    // PostgreSQL ends a connection some time after we do: whoever tries next must not find it locked by nobody.
    if (held) await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    // A connection that broke has let go of the lock already.
    await client.end().catch(() => undefined);
  };
  try {
    await client.connect();
    await client.query(alive);
    const asked = 'select pg_try_advisory_lock($1, hashtext($2)) as taken';
    const { rows } = await client.query<{ readonly taken: boolean }>(asked, [OURS, name]);
    if (rows[0]?.taken === true) return { held: () => held, release };
    await release();
    return null;
  } catch (cause) {
    await release();
    throw failureOf(cause);
  }
}
