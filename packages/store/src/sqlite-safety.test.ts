import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { raiseRevision } from './changes/revision.ts';
import { refuseOld } from './engines/sqlite-settings.ts';
import { openStore } from './open-store.ts';
import { engineUnderTest } from './testing/engine-under-test.ts';
import { newFile } from './testing/new-file.ts';

function coded(code: string): unknown {
  return expect.objectContaining({ code });
}

describe('an SQLite database', () => {
  const engine = engineUnderTest(newFile);

  test('is durable: write-ahead log, every commit on disk, foreign keys', async () => {
    const store = await engine.open();
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'];
    const found = await Promise.all(settings.map((name) => sql.raw<object>(`pragma ${name}`).execute(store.db)));
    expect(found.map(({ rows }) => Object.values(rows[0] ?? {})[0])).toEqual(['wal', 2, 1, 5000]);
    expect(store.version).toMatch(/^3\.\d+\.\d+$/);
  });

  test('is for its owner alone, with the files beside it', async () => {
    const file = newFile();
    const store = await engine.open(file);
    await raiseRevision(store, []);
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
  });

  test.each(['3.51.2', '3.50.9', '2.99.99', 'unknown', ''])('with library %j is refused', (version) => {
    expect(() => refuseOld(version)).toThrow(coded('STORE_UNSAFE_SETTINGS'));
  });

  test.each(['3.51.3', '3.52.0', '4.0.0'])('with library %j is opened', (version) => {
    expect(() => refuseOld(version)).not.toThrow();
  });

  test.each(['', ':memory:', 'file:x.db', 'mysql://host/x', 'http://host'])('cannot be at %j', async (address) => {
    await expect(openStore(address)).rejects.toThrow(coded('STORE_ADDRESS_BAD'));
  });

  test('of a newer version is refused and not touched', async () => {
    const file = newFile();
    const store = await openStore(file);
    await sql`insert into schema_versions values (99, '')`.execute(store.db);
    await store.close();
    const before = readFileSync(file);
    await expect(openStore(file)).rejects.toThrow(coded('STORE_SCHEMA_NEWER'));
    expect(readFileSync(file)).toEqual(before);
  });

  test('of another application is refused', async () => {
    const file = newFile();
    const other = new Database(file);
    other.exec('create table mine (a)');
    other.close();
    await expect(openStore(file)).rejects.toThrow(coded('STORE_NOT_OURS'));
  });

  test('that is none, or is nowhere, is refused', async () => {
    const file = newFile();
    writeFileSync(file, 'This is a text and no database, and it is longer than a header.'.repeat(20));
    await expect(openStore(file)).rejects.toThrow(coded('STORE_CORRUPT'));
    await expect(openStore(join(file, 'below'))).rejects.toThrow(coded('STORE_UNREACHABLE'));
    await expect(openStore(dirname(file))).rejects.toThrow(coded('STORE_UNREACHABLE'));
  });

  test('that another process keeps locked is busy', async () => {
    const file = newFile();
    const store = await engine.open(file);
    const other = new Database(file);
    other.exec('begin immediate');
    await expect(raiseRevision(store, [])).rejects.toThrow(coded('STORE_BUSY'));
    other.exec('commit');
    other.close();
    expect(await raiseRevision(store, [])).toBe(1);
  });

  test('that is full says so, keeps nothing of the change, and goes on when there is room', async () => {
    const store = await engine.open();
    const pages = await sql<{ readonly page_count: number }>`pragma page_count`.execute(store.db);
    await sql.raw(`pragma max_page_count = ${pages.rows[0]?.page_count ?? 0}`).execute(store.db);
    await expect(raiseRevision(store, ['x'.repeat(100_000)])).rejects.toThrow(coded('STORE_FULL'));
    await sql.raw('pragma max_page_count = 100000').execute(store.db);
    expect(await raiseRevision(store, ['x'.repeat(100_000)])).toBe(1);
  });
});
