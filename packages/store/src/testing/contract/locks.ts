import { describe, expect, test } from 'vitest';
import { tryLock } from '../../locks/lock.ts';
import { inTransaction } from '../../transaction.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';

/** What locks promise. */
export function locksContract(engine: EngineUnderTest): void {
  describe('locks', () => {
    test('are held by one at a time, in one process and over several stores, and free when released', async () => {
      const address = engine.address();
      const [one, other] = [await engine.open(address), await engine.open(address)];
      const first = await tryLock(one, 'seal');
      expect(first?.held()).toBe(true);
      expect([await tryLock(one, 'seal'), await tryLock(other, 'seal')]).toEqual([null, null]);
      await first?.release();
      expect(first?.held()).toBe(false);
      const second = await tryLock(other, 'seal');
      expect(second?.held()).toBe(true);
      expect(await tryLock(one, 'seal')).toBeNull();
      await second?.release();
    });

    test('keep nobody from writing, and are of one database', async () => {
      const [store, elsewhere] = [await engine.open(), await engine.open()];
      const lock = await tryLock(store, 'seal');
      await inTransaction(store, async (inside) => {
        await inside.db.updateTable('counters').set({ value: 1 }).where('name', '=', 'revision').execute();
      });
      const other = await tryLock(elsewhere, 'seal');
      expect(other).not.toBeNull();
      await lock?.release();
      await other?.release();
    });

    test('are not taken inside of a transaction, nor of a closed store', async () => {
      const store = await engine.open();
      const inside = inTransaction(store, async () => await tryLock(store, 'seal'));
      await expect(inside).rejects.toMatchObject({ code: 'STORE_OUTSIDE_TRANSACTION' });
      await store.close();
      await expect(tryLock(store, 'seal')).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    });
  });
}
