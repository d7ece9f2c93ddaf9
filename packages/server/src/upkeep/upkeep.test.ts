import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueChallenge, keepValue, openStore, readJob, readKeptValue, type Store } from '@sallyport/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepPending, type PendingEnrolment, readPending } from '../access/pending-enrolment.ts';
import { startUpkeep } from './upkeep.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-upkeep-'));
  store = await openStore(join(folder, 'server.db'), { allowUnsafeSettings: true });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what expired is deleted by a server that runs, once an hour, and passkeys that nobody proved with it', async () => {
  const then = '2026-11-01T10:00:00Z';
  const now = '2026-11-22T10:00:00Z';
  const pending = { request: '{}' } as PendingEnrolment;
  await keepPending(store, 'abandoned', pending, then);
  await keepPending(store, 'open', pending, '2026-11-21T10:00:00Z');
  await keepValue(store, 'mailed:given up', true, '2026-10-01T10:00:00Z');
  await keepValue(store, 'mailed:still tried', true, '2026-11-21T10:00:00Z');
  const challenge = { challenge: 'old', purpose: 'login', person: null, payload: null, seconds: 300 };
  await issueChallenge(store, challenge, then);
  const notes: string[] = [];
  const place = { store, now: () => now, note: (line: string) => notes.push(line) };
  await startUpkeep(place)();
  expect(await readPending(store, 'abandoned')).toBeNull();
  expect(await readPending(store, 'open')).toEqual(pending);
  expect(await readKeptValue(store, 'mailed:given up')).toBeNull();
  expect(await readKeptValue(store, 'mailed:still tried')).not.toBeNull();
  expect(await store.db.selectFrom('challenges').selectAll().execute()).toEqual([]);
  expect((await readJob(store, 'prune:2026-11-22T10'))?.state).toBe('done');
  await issueChallenge(store, { ...challenge, challenge: 'again' }, then);
  await startUpkeep(place)();
  expect(await store.db.selectFrom('challenges').selectAll().execute()).toHaveLength(1);
  expect(notes).toEqual([]);
});
