import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeRepository, openRepository } from '@sallyport/workspace';
import { expect, onTestFinished, test } from 'vitest';
import { factsOf } from '../judge/facts-of.ts';
import { sessionOf } from '../session/open-session.ts';
import { judgedProject } from '../testing/judged-project.ts';
import { refuseWrongClock } from './refuse-wrong-clock.ts';

const now = '2026-11-22T12:00:00Z';

/** A place whose remote answers over HTTP with a clock that is so many seconds ahead. */
async function placeBeside(ahead: number, offline = false): Promise<Parameters<typeof refuseWrongClock>[0]> {
  const server = createServer((_, response) => {
    response.setHeader('date', new Date(Date.parse(now) + ahead * 1000).toUTCString());
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { repository, caller } = await judgedProject({ persons: ['mira'] });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/team/project.git`;
  execFileSync('git', ['remote', 'add', 'origin', url], { cwd: repository.directory });
  const again = await openRepository(repository.directory);
  onTestFinished(() => closeRepository(again));
  return { repository: again, caller: { ...caller, now: () => now, offline } };
}

test.each([
  [3600, /^The clock here is 3600 seconds behind that of 127\.0\.0\.1/u],
  [-900, /^The clock here is 900 seconds ahead of that of 127\.0\.0\.1/u],
])('nothing is decided while the remote is %i seconds ahead (attack 21)', async (ahead, sentence) => {
  const refused = refuseWrongClock(await placeBeside(ahead));
  await expect(refused).rejects.toThrow(sentence);
  await expect(refused).rejects.toMatchObject({ code: 'CLI_NOT_READY' });
});

test('clocks of honest machines differ, and offline nobody is asked', async () => {
  await expect(refuseWrongClock(await placeBeside(290))).resolves.toBeUndefined();
  await expect(refuseWrongClock(await placeBeside(3600, true))).resolves.toBeUndefined();
});

test('a clock that was set back behind the newest seal judges by the time of that seal (attack 21)', async () => {
  const { repository, caller, record } = await judgedProject({ persons: ['mira'] });
  const sealed = record.view().checkpoints.at(-1)?.time ?? '';
  const at = async (time: string): Promise<string> => {
    const sync = { reached: false, why: 'a test', rewound: false };
    const own = { ...caller, now: () => time };
    return (await factsOf(await sessionOf({ caller: own, repository, files: record.files, sync }))).now;
  };
  expect(await at(shifted(sealed, -8 * 86_400))).toBe(sealed);
  expect(await at(shifted(sealed, -200))).toBe(shifted(sealed, -200));
  expect(await at(shifted(sealed, 60))).toBe(shifted(sealed, 60));
});

function shifted(time: string, seconds: number): string {
  return `${new Date(Date.parse(time) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}
