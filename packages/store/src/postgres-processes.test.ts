import { describe, expect, test } from 'vitest';
import { listen } from './changes/listen.ts';
import { type Change, raiseRevision } from './changes/revision.ts';
import { acceptStatements } from './statements/accept.ts';
import { readStatements } from './statements/read-statements.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';
import { engineUnderTest } from './testing/engine-under-test.ts';
import { processContract } from './testing/process-contract.ts';
import { acceptanceOf, sampleStatement } from './testing/sample.ts';
import { sharedCluster } from './testing/shared-cluster.ts';

describe('PostgreSQL', () => {
  const cluster = sharedCluster();
  const engine = engineUnderTest(() => cluster().database());
  processContract(engine);

  test('killed under load keeps what was acknowledged, and the store and its listeners find it again', async () => {
    const store = await engine.open();
    const seen: Change[] = [];
    const listening = await listen(
      store,
      (change) => seen.push(change),
      () => undefined,
    );
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const outcomes = Promise.allSettled(
        [0, 1, 2, 3].map((row) => acceptUntilFailure(store, `round ${round} row ${row}`, acknowledged)),
      );
      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before + 20);
      await cluster().kill();
      for (const outcome of await outcomes) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STORE_UNREACHABLE' } });
      }
      await expect(raiseRevision(store, [])).rejects.toThrow(StoreError);
      await cluster().restart();
      await expect.poll(() => raiseRevision(store, []).then(() => 'back', String), { timeout: 20_000 }).toBe('back');
    }
    const revision = await raiseRevision(store, ['board']);
    await expect.poll(() => seen.at(-1)?.revision, { timeout: 20_000 }).toBe(revision);
    const kept = new Set((await readStatements(store, acknowledged)).map(({ digest }) => digest));
    expect(acknowledged.filter((digest) => !kept.has(digest))).toEqual([]);
    await listening.stop();
  });
});

async function acceptUntilFailure(store: Store, label: string, acknowledged: string[]): Promise<never> {
  for (let made = 0; ; made += 1) {
    const statement = sampleStatement(`${label} ${made}`);
    await acceptStatements(store, acceptanceOf([statement]));
    acknowledged.push(statement.digest);
  }
}
