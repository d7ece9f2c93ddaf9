import { type Stage, sealerId } from '@sallyport/emberfall';
import { readRecord } from '@sallyport/record';
import { closeRepository, openRepository, readRecordFiles } from '@sallyport/workspace';
import { describe, expect, test } from 'vitest';
import { stageAt } from './stage/stage-at.ts';

/** Both clones hold the seal key and seal different statements without seeing each other: the log forks. */
async function forked(): Promise<Stage> {
  const stage = await stageAt('looked');
  const key = stage.keys.privateKeys.get(sealerId) ?? '';
  await stage.git('noor', ['config', 'sallyport.sealKey', key]);
  for (const who of ['mira', 'noor'] as const) {
    const pulled = await stage.sallyport(who, ['record', 'pull']);
    expect(pulled, pulled.stderr).toMatchObject({ code: 0 });
    const voted = await stage.sallyport(who, ['kickoff', 'vote', 'no-go', '--reason', `${who} waits`, '--offline']);
    expect(voted, voted.stderr).toMatchObject({ code: 0 });
  }
  const pushed = await stage.sallyport('mira', ['record', 'push']);
  expect(pushed, pushed.stderr).toMatchObject({ code: 0 });
  return stage;
}

describe('two sealers', () => {
  test('the second one is told that the log forked and what to run', async () => {
    const stage = await forked();
    for (const words of [['record', 'push'], ['record', 'pull'], ['status'], ['seal']]) {
      const told = await stage.sallyport('noor', words);
      expect(told.code, words.join(' ')).not.toBe(0);
      expect(told.stderr, words.join(' ')).toContain('RECORD_FORK');
      expect(told.stderr, words.join(' ')).toContain('sallyport record merge');
    }
  }, 600_000);

  test('record merge keeps the published log, loses no statement and leaves no fork', async () => {
    const stage = await forked();
    const merged = await stage.sallyport('noor', ['record', 'merge']);
    expect(merged, merged.stderr).toMatchObject({ code: 0 });
    const pulled = await stage.sallyport('mira', ['record', 'pull']);
    expect(pulled, pulled.stderr).toMatchObject({ code: 0 });
    const repository = await openRepository(stage.clone('mira'));
    const view = readRecord(await readRecordFiles(repository));
    closeRepository(repository);
    const reasons = view.statements.flatMap((each) => (each.type === 'vote' ? [each.body.reason] : []));
    expect(new Set(reasons)).toEqual(new Set(['mira waits', 'noor waits']));
    expect(view.statements.every((each) => each.index !== null)).toBe(true);
    expect((await stage.sallyport('mira', ['status'])).code).toBe(1);
  }, 600_000);
});
