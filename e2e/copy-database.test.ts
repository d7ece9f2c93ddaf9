import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPeople, openStore, savePerson } from '@sallyport/store';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../scripts/ensure-install.mjs';

function folder(): string {
  const place = mkdtempSync(join(tmpdir(), 'sallyport-copy-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return place;
}

function copy(...words: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'deploy', 'copy-database.mjs'), ...words], {
    encoding: 'utf8',
  });
  return { status, stderr };
}

test('a database that is in use is copied whole, with what only its journal holds yet', async () => {
  const place = folder();
  const [from, to] = [join(place, 'sallyport.db'), join(place, 'copy.db')];
  const store = await openStore(from);
  const mira = { id: 'mira', name: 'Mira', email: null, roles: ['pm'], invitedBy: null };
  await savePerson(store, mira, '2026-11-22T12:00:00Z');
  expect(readdirSync(place)).toContain('sallyport.db-wal');
  expect(copy(from, to, '--once')).toEqual({ status: 0, stderr: '' });
  await store.close();
  const copied = await openStore(to);
  expect(await listPeople(copied)).toMatchObject([mira]);
  await copied.close();
});

test('what cannot be copied leaves the last good copy in its place, and says so', () => {
  const place = folder();
  const [from, to] = [join(place, 'sallyport.db'), join(place, 'copy.db')];
  writeFileSync(to, 'the last good one');
  for (const content of [null, 'no database at all '.repeat(1000)]) {
    if (content !== null) writeFileSync(from, content);
    expect(copy(from, to, '--once')).toEqual({ status: 1, stderr: expect.stringMatching(/was not copied: /) });
    expect(readFileSync(to, 'utf8')).toBe('the last good one');
    expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([]);
  }
  expect(copy(from).status).toBe(64);
});
