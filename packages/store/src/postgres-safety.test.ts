import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { raiseRevision } from './changes/revision.ts';
import { openStore } from './open-store.ts';
import { engineUnderTest } from './testing/engine-under-test.ts';
import { sharedCluster } from './testing/shared-cluster.ts';

function refused(code: string, words: RegExp): unknown {
  return expect.objectContaining({ code, message: expect.stringMatching(words) });
}

async function query(address: string, text: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

describe('a PostgreSQL database', () => {
  const cluster = sharedCluster();
  const engine = engineUnderTest(() => cluster().database());

  test('is used as it is where its settings are safe', async () => {
    expect((await engine.open()).version).toMatch(/^1[5-9]\.\d+$/);
  });

  test.each(['off'])('with synchronous_commit = %s is refused', async (value) => {
    const address = cluster().database();
    await query(
      address,
      `alter role sallyport in database "${address.split('/').at(-1)}" set synchronous_commit = ${value}`,
    );
    await expect(openStore(address)).rejects.toThrow(refused('STORE_UNSAFE_SETTINGS', /Set synchronous_commit to on/));
    const store = await openStore(address, { allowUnsafeSettings: true });
    await store.close();
  });

  test('in another encoding is refused', async () => {
    const address = cluster().database(['-E', 'SQL_ASCII', '-T', 'template0', '--locale-provider=libc', '--locale=C']);
    await expect(openStore(address)).rejects.toThrow(refused('STORE_UNSAFE_SETTINGS', /Set server_encoding to UTF8/));
  });

  test('of a newer version is refused', async () => {
    const address = cluster().database();
    await (await openStore(address)).close();
    await query(address, `insert into sallyport.schema_versions values (99, '')`);
    await expect(openStore(address)).rejects.toThrow(refused('STORE_SCHEMA_NEWER', /schema 99/));
  });

  test('that is not there is unreachable, and no password is in the words', async () => {
    const folder = encodeURIComponent('/nowhere/at/all');
    for (const address of [
      `postgres://ada:secret@${folder}/x`,
      'postgres://ada:secret@127.0.0.1:9/x',
      cluster()
        .database()
        .replace(/[^/]+$/, 'missing'),
    ]) {
      const error: unknown = await openStore(address).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'STORE_UNREACHABLE' });
      expect(String(error)).not.toMatch(/secret|ada/);
    }
    await expect(openStore('postgres://')).rejects.toThrow(expect.objectContaining({ name: 'StoreError' }));
    await expect(openStore('postgres://a:b/c@x:y/z')).rejects.toThrow(refused('STORE_ADDRESS_BAD', /%2F/));
  });

  test('where somebody holds a lock for long is busy', async () => {
    const address = cluster().database();
    const store = await engine.open(address);
    const other = new pg.Client(address);
    await other.connect();
    await other.query(`begin; select * from sallyport.counters for update`);
    await expect(raiseRevision(store, [])).rejects.toThrow(refused('STORE_BUSY', /Try again/));
    await other.query('rollback');
    await other.end();
    expect(await raiseRevision(store, [])).toBe(1);
  });

  test('is emptied by no truncate', async () => {
    const address = cluster().database();
    await engine.open(address);
    for (const table of ['events', 'statement_files', 'statements cascade']) {
      await expect(query(address, `truncate sallyport.${table}`)).rejects.toThrow(/insert-only/);
    }
  });
});

describe('a PostgreSQL server', () => {
  const careless = sharedCluster({ fsync: 'off' });
  const torn = sharedCluster({ full_page_writes: 'off' });

  test('that does not wait for its disk is refused', async () => {
    await expect(openStore(careless().database())).rejects.toThrow(refused('STORE_UNSAFE_SETTINGS', /Set fsync to on/));
  });

  test('that can tear a page is refused', async () => {
    await expect(openStore(torn().database())).rejects.toThrow(
      refused('STORE_UNSAFE_SETTINGS', /Set full_page_writes to on/),
    );
  });
});
