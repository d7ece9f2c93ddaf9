import { describe, expect, test } from 'vitest';
import { addJob } from '../../jobs/add-job.ts';
import { failJob, finishJob, renewLease } from '../../jobs/end-job.ts';
import { nextJobDue, readJob } from '../../jobs/read-job.ts';
import { type TakenJob, takeJob } from '../../jobs/take-job.ts';
import { addNotice, markNoticeFailed, markNoticeSent, takeNotices } from '../../notices/notices.ts';
import type { Store } from '../../store.ts';
import { type EngineUnderTest, sharedStore } from '../engine-under-test.ts';
import { at } from '../sample.ts';

const job = { kind: 'look', payload: { criterion: 'C2' }, runAt: at(0), maxAttempts: 2 };

async function taken(store: Store, now: number): Promise<TakenJob> {
  const found = await takeJob(store, ['look'], 60, at(now));
  if (found === null) throw new Error('No job was due.');
  return found;
}

export function jobsContract(engine: EngineUnderTest): void {
  describe('jobs', () => {
    test('have one slot, whoever asks for it, done or not', async () => {
      const store = await engine.open();
      const asked = await Promise.all([1, 2, 3].map(() => addJob(store, { ...job, slot: 's' }, at(0))));
      expect(asked.filter(Boolean)).toHaveLength(1);
      await finishJob(store, await taken(store, 1), at(2));
      expect(await addJob(store, { ...job, slot: 's' }, at(3))).toBe(false);
      expect(await readJob(store, 's')).toMatchObject({ state: 'done', attempts: 1, finished: at(2), lastError: null });
      expect(await readJob(store, 'none')).toBeNull();
      await expect(addJob(store, { ...job, slot: 't', maxAttempts: 0 }, at(0))).rejects.toThrow(/once or more/);
    });

    test('are taken in the order they are due, each by one worker', async () => {
      const store = await engine.open();
      for (const [index, slot] of ['c', 'a', 'b'].entries())
        await addJob(store, { ...job, slot, runAt: at(index) }, at(0));
      await addJob(store, { ...job, slot: 'later', runAt: at(500) }, at(0));
      await addJob(store, { ...job, slot: 'another', kind: 'mail' }, at(0));
      expect(await takeJob(store, [], 60, at(9))).toBeNull();
      expect(await nextJobDue(store)).toBe(at(0));
      const workers = await Promise.all(Array.from({ length: 8 }, () => takeJob(store, ['look'], 60, at(9))));
      const slots = workers.filter((found) => found !== null).map(({ slot }) => slot);
      expect(slots.toSorted()).toEqual(['a', 'b', 'c']);
      expect(await takeJob(store, ['look', 'mail'], 60, at(9))).toMatchObject({ slot: 'another' });
      expect(await nextJobDue(store)).toBe(at(69));
    });

    test('are due again when their worker vanished, and then its word does not count', async () => {
      const store = await engine.open();
      await addJob(store, { ...job, slot: 's' }, at(0));
      const vanished = await taken(store, 0);
      expect(vanished).toMatchObject({ payload: job.payload, attempts: 1, maxAttempts: 2, leaseUntil: at(60) });
      expect(await renewLease(store, vanished, 60, at(30))).toBe(true);
      expect(await takeJob(store, ['look'], 60, at(89))).toBeNull();
      const second = await taken(store, 90);
      expect(second.attempts).toBe(2);
      expect(await renewLease(store, vanished, 60, at(91))).toBe(false);
      expect(await finishJob(store, vanished, at(91))).toBe(false);
      expect(await failJob(store, vanished, 'too late', at(91))).toBe('lost');
      expect(await finishJob(store, second, at(92))).toBe(true);
    });

    test('are given up when the worker of the last try vanished', async () => {
      const store = await engine.open();
      await addJob(store, { ...job, slot: 's', maxAttempts: 1 }, at(0));
      await taken(store, 0);
      expect(await takeJob(store, ['look'], 60, at(60))).toBeNull();
      expect(await readJob(store, 's')).toMatchObject({
        state: 'failed',
        lastError: expect.stringContaining('without'),
      });
      expect(await nextJobDue(store)).toBeNull();
    });

    test('wait before the next try, and are given up after the last', async () => {
      const store = await engine.open();
      await addJob(store, { ...job, slot: 's' }, at(0));
      expect(await failJob(store, await taken(store, 0), 'The remote did not answer.', at(1))).toBe('waiting');
      expect(await readJob(store, 's')).toMatchObject({ runAt: at(11), lastError: 'The remote did not answer.' });
      expect(await takeJob(store, ['look'], 60, at(10))).toBeNull();
      expect(await failJob(store, await taken(store, 11), 'Again.', at(12))).toBe('failed');
      expect(await takeJob(store, ['look'], 60, at(9999))).toBeNull();
    });
  });

  describe('notices', () => {
    const store = sharedStore(engine);
    const notice = { kind: 'answer needed', person: 'ada', body: { about: 'C2' } };

    test('are sent once each, oldest first, by one sender at a time', async () => {
      for (const dedupe of ['b', 'a']) expect(await addNotice(store(), { ...notice, dedupe }, at(0))).toBe(true);
      expect(await addNotice(store(), { ...notice, dedupe: 'a' }, at(1))).toBe(false);
      const senders = await Promise.all([1, 2].map(() => takeNotices(store(), 10, 60, at(2))));
      expect(senders.flat().map(({ dedupe }) => dedupe)).toEqual(['b', 'a']);
      expect(senders.flat()[0]).toEqual({ ...notice, dedupe: 'b', created: at(0), attempts: 1 });
      await markNoticeSent(store(), 'b', at(3));
      // The other sender died: its notice is due again.
      expect((await takeNotices(store(), 10, 60, at(62))).map(({ dedupe }) => dedupe)).toEqual(['a']);
      await markNoticeSent(store(), 'a', at(63));
      expect(await takeNotices(store(), 10, 60, at(999))).toEqual([]);
    });

    test('wait longer after each failure, and are given up after the twelfth', async () => {
      await addNotice(store(), { ...notice, dedupe: 'bad' }, at(0));
      let now = 0;
      let tries = 0;
      for (let [next] = await takeNotices(store(), 1, 10, at(0)); next !== undefined && tries < 20; tries += 1) {
        await markNoticeFailed(store(), next, 'No such host.', at(now));
        now += 14_400;
        [next] = await takeNotices(store(), 1, 10, at(now));
      }
      expect(tries).toBe(12);
    });
  });
}
