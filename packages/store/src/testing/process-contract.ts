import { describe, expect, test } from 'vitest';
import { readRevision } from '../changes/revision.ts';
import { addJob } from '../jobs/add-job.ts';
import { readJob } from '../jobs/read-job.ts';
import { tryLock } from '../locks/lock.ts';
import { pendingStatements } from '../statements/read-statements.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { childLines, runChild } from './run-child.ts';
import { at } from './sample.ts';

/** When children that are started now have surely come up: then they begin together. */
function soon(): string {
  return String(Date.now() + 1500);
}

/** What the store promises where several processes use it and where one of them dies. */
export function processContract(engine: EngineUnderTest): void {
  describe('processes', () => {
    test('killed while they write lose no acknowledged row and leave no half of anything', async () => {
      const address = engine.address();
      const acknowledged: string[] = [];
      for (let round = 0; round < 20; round += 1) {
        const child = runChild('accept-child.ts', address, `round ${round}`);
        await child.printed(1 + Math.floor(Math.random() * 20));
        child.process.kill('SIGKILL');
        await child.ended;
        acknowledged.push(...child.lines.flatMap((line) => line.split(' ')));
      }
      const store = await engine.open(address);
      const pending = await pendingStatements(store);
      const kept = new Set(pending.map(({ digest }) => digest));
      expect(acknowledged.filter((digest) => !kept.has(digest))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(40);
      expect(pending.filter(({ files }) => files.size !== 2)).toEqual([]);
      // Statements come in pairs, and each with its notice.
      expect(pending.length % 2).toBe(0);
      const labels = new Set(pending.map(({ signature }) => signature));
      for (const label of labels) expect(labels).toContain(label.replace(/.$/, (end) => (end === 'a' ? 'b' : 'a')));
      const notices = await store.db.selectFrom('notices').select('dedupe').execute();
      expect(new Set(notices.map(({ dedupe }) => dedupe))).toEqual(kept);
      expect(await readRevision(store)).toBe(pending.length);
    }, 180_000);

    test('that open a new database at once make one schema', async () => {
      const address = engine.address();
      const moment = soon();
      const said = await Promise.all([1, 2, 3, 4].map(() => childLines('open-child.ts', address, moment)));
      expect(new Set(said.flat()).size).toBe(1);
      const store = await engine.open(address);
      expect(await readRevision(store)).toBe(0);
    });

    test('that read and then write for two seconds never fail and lose no step', async () => {
      const address = engine.address();
      const store = await engine.open(address);
      const moment = soon();
      const both = await Promise.all([1, 2].map(() => childLines('read-then-write-child.ts', address, moment)));
      const counts = both.map((lines) => {
        expect(lines.slice(1)).toEqual([]);
        return Number(lines[0]);
      });
      expect(Math.min(...counts)).toBeGreaterThan(0);
      expect(await readRevision(store)).toBe(counts.reduce((sum, count) => sum + count, 0));
    });

    test('have a lock one at a time, and one that is killed has it no more', async () => {
      const address = engine.address();
      const store = await engine.open(address);
      const holder = runChild('lock-child.ts', address);
      await holder.printed(1);
      expect(await tryLock(store, 'seal')).toBeNull();
      holder.process.kill('SIGKILL');
      await holder.ended;
      await expect.poll(async () => (await tryLock(store, 'seal'))?.held(), { timeout: 20_000 }).toBe(true);
    });

    test('that work never run one slot twice, and one that is killed is made up for after its lease', async () => {
      const address = engine.address();
      const store = await engine.open(address);
      const slots = Array.from({ length: 41 }, (_, index) => `slot ${String(index).padStart(2, '0')}`);
      const job = { kind: 'look', payload: null, runAt: at(0), maxAttempts: 2 };
      for (const slot of slots) await addJob(store, { ...job, slot }, at(0));
      const dying = runChild('work-child.ts', address, '0', 'stay');
      await dying.printed(1);
      const workers = await Promise.all([1, 2].map(() => childLines('work-child.ts', address, '0')));
      dying.process.kill('SIGKILL');
      await dying.ended;
      expect(workers.flat().toSorted()).toEqual(slots.filter((slot) => slot !== dying.lines[0]));
      expect(await childLines('work-child.ts', address, '59')).toEqual([]);
      expect(await childLines('work-child.ts', address, '60')).toEqual(dying.lines);
      expect(await readJob(store, 'slot 00')).toMatchObject({ state: 'done', attempts: 2 });
    });
  });
}
