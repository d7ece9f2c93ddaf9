import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { startPostgres } from './postgres-cluster.ts';

function folders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('sallyport-pg-'));
}

test('a cluster has a folder of its own and leaves nothing behind', async () => {
  const cluster = await startPostgres();
  const address = cluster.database();
  const folder = decodeURIComponent(new URL(address).host);
  expect(folders()).toContain(folder.split('/').at(-1));
  await cluster.kill();
  await cluster.restart();
  expect(cluster.database()).not.toBe(address);
  await cluster.stop();
  expect(existsSync(folder)).toBe(false);
});

test('where PostgreSQL cannot start, it says why', async () => {
  const before = folders();
  await expect(startPostgres({ max_connections: 'no number' })).rejects.toThrow(/max_connections/);
  expect(folders().filter((folder) => !before.includes(folder))).toEqual([]);
});
