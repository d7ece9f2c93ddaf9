import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { dropKeptValue, keepValue, readKeptValue } from '../../changes/kept-values.ts';
import { listen } from '../../changes/listen.ts';
import { type Change, changesSince, raiseRevision, readRevision } from '../../changes/revision.ts';
import { inTransaction } from '../../transaction.ts';
import { type EngineUnderTest, sharedStore } from '../engine-under-test.ts';
import { at } from '../sample.ts';

export function changesContract(engine: EngineUnderTest): void {
  describe('changes', () => {
    test('raise the revision, and several read late are one', async () => {
      const store = await engine.open();
      expect(await readRevision(store)).toBe(0);
      expect(await changesSince(store, 0)).toBeNull();
      expect(await raiseRevision(store, ['board', 'board'])).toBe(1);
      expect(await raiseRevision(store, ['people'], 3)).toBe(4);
      expect(await changesSince(store, 0)).toEqual({ revision: 4, touches: ['board', 'people'] });
      expect(await changesSince(store, 1)).toEqual({ revision: 4, touches: ['people'] });
    });

    test('are told to whoever listens, from here and from another connection', async () => {
      const address = engine.address();
      const [here, there] = [await engine.open(address), await engine.open(address)];
      const seen: Change[] = [];
      const failures: unknown[] = [];
      const listening = await listen(
        here,
        (change) => seen.push(change),
        (error) => failures.push(error),
      );
      await raiseRevision(here, ['board']);
      await expect.poll(() => seen.at(-1)?.revision, { timeout: 20_000 }).toBe(1);
      await raiseRevision(there, ['people']);
      await expect.poll(() => seen.at(-1), { timeout: 20_000 }).toEqual({ revision: 2, touches: ['people'] });
      await Promise.all(Array.from({ length: 20 }, () => raiseRevision(there, ['record'])));
      await expect.poll(() => seen.at(-1)?.revision, { timeout: 20_000 }).toBe(22);
      expect(seen.map(({ revision }) => revision)).toEqual(
        seen.map(({ revision }) => revision).toSorted((a, b) => a - b),
      );
      await listening.stop();
      const told = seen.length;
      await raiseRevision(here, ['board']);
      expect(seen).toHaveLength(told);
      expect(failures).toEqual([]);
    });

    test('that are rolled back were never there', async () => {
      const store = await engine.open();
      const seen: Change[] = [];
      const listening = await listen(
        store,
        (change) => seen.push(change),
        () => undefined,
      );
      const refused = inTransaction(store, async (inside) => {
        await raiseRevision(inside, ['board']);
        throw new Error('changed my mind');
      });
      await expect(refused).rejects.toThrow('changed my mind');
      expect(await readRevision(store)).toBe(0);
      expect(await raiseRevision(store, ['board'])).toBe(1);
      await expect.poll(() => seen, { timeout: 20_000 }).toEqual([{ revision: 1, touches: ['board'] }]);
      await listening.stop();
    });
  });

  describe('transactions', () => {
    const store = sharedStore(engine);

    test('join the one they are in', async () => {
      const result = await inTransaction(store(), async (inside) =>
        inTransaction(inside, async (deeper) => {
          expect(deeper).toBe(inside);
          return raiseRevision(deeper, []);
        }),
      );
      expect(result).toBe(await readRevision(store()));
    });

    test('refuse the store beside them, which would wait for itself for ever', async () => {
      await inTransaction(store(), async () => {
        const outside = expect.objectContaining({ code: 'STORE_OUTSIDE_TRANSACTION' });
        await expect(readRevision(store())).rejects.toThrow(outside);
        await expect(raiseRevision(store(), [])).rejects.toThrow(outside);
        await expect(sql`select 1`.execute(store().db)).rejects.toThrow(outside);
      });
      expect(await readRevision(store())).toBeGreaterThan(0);
    });

    test('end with the store', async () => {
      const closing = await engine.open();
      await closing.close();
      const closed = expect.objectContaining({ code: 'STORE_CLOSED' });
      await expect(readRevision(closing)).rejects.toThrow(closed);
      await expect(raiseRevision(closing, [])).rejects.toThrow(closed);
      await closing.close();
    });

    test('of many callers at once do not mix', async () => {
      const before = await readRevision(store());
      const results = await Promise.allSettled(
        Array.from({ length: 30 }, (_, index) =>
          inTransaction(store(), async (inside) => {
            await raiseRevision(inside, []);
            await keepValue(inside, `mixed:${index}`, index, at(0));
            if (index % 3 === 0) throw new Error('no');
          }),
        ),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
      expect(await readRevision(store())).toBe(before + 20);
      expect(await readKeptValue(store(), 'mixed:3')).toBeNull();
      expect(await readKeptValue(store(), 'mixed:4')).toEqual({ value: 4, kept: at(0) });
    });
  });

  describe('kept values', () => {
    const store = sharedStore(engine);

    test('are canonical JSON, replaced as a whole', async () => {
      await keepValue(store(), 'board', { b: [1, null], a: 'é\u0000' }, at(0));
      const text = await store().db.selectFrom('kept_values').select('value').executeTakeFirstOrThrow();
      expect(text.value).toBe('{"a":"é\\u0000","b":[1,null]}');
      await keepValue(store(), 'board', 2, at(1));
      expect(await readKeptValue(store(), 'board')).toEqual({ value: 2, kept: at(1) });
      await dropKeptValue(store(), 'board');
      expect(await readKeptValue(store(), 'board')).toBeNull();
    });

    test.each([
      ['half a surrogate pair', '\ud800'],
      ['a NUL character', 'a\u0000b'],
    ])('have no key with %s, on either engine', async (_, key) => {
      await expect(keepValue(store(), key, 1, at(0))).rejects.toThrow(
        expect.objectContaining({ code: 'STORE_VALUE_REFUSED' }),
      );
    });

    test('have a time of the one form that orders as text', async () => {
      for (const now of [
        '2026-11-22T09:00:00.5Z',
        '2026-11-22T10:00:00+01:00',
        '2026-11-22',
        '',
        '2026-13-01T00:00:00Z',
      ]) {
        await expect(keepValue(store(), 'k', 1, now)).rejects.toThrow(
          expect.objectContaining({ code: 'STORE_VALUE_REFUSED' }),
        );
      }
    });
  });
}
