import { openStore, pendingStatements } from '@sallyport/store';
import { startPostgres } from '@sallyport/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { everything, foundedWorld } from '../testing/gate-world.ts';
import { startLiveGate } from './live-gate.ts';

test('on PostgreSQL the gate signs, seals, is followed by another process, and finds its database again', async () => {
  const cluster = await startPostgres();
  onTestFinished(() => cluster.stop(), 60_000);
  const address = cluster.database();
  const world = await foundedWorld(undefined, undefined, address);
  const { desk, sign, until } = world;
  await until(async () => (await desk().people('mira')).root?.version === 1);
  const store = await openStore(address);
  const beside = await startLiveGate({ ...world.place, store });
  onTestFinished(async () => {
    await beside.stop();
    await store.close();
  });

  await sign('mira', { act: 'baseline' });
  await sign('lena', everything);
  const { statements } = await sign('noor', { ...everything, about: ['L4'] });
  const [signed] = statements.map(({ digest }) => digest);
  await until(async () => (await pendingStatements(world.store)).every(({ digest }) => digest !== signed));
  // Nobody asked the other one: PostgreSQL told it.
  await until(async () => (await beside.current()).record?.statements.some(({ digest }) => digest === signed) === true);

  await cluster.kill();
  await expect(sign('noor', { ...everything, about: ['L4'] })).rejects.toMatchObject({ code: expect.any(String) });
  await cluster.restart();
  await until(async () => {
    try {
      await sign('noor', { ...everything, about: ['L4'], answer: 'rejected', reason: 'Nobody reads the mailbox.' });
      return true;
    } catch {
      // The first queries after the restart find connections that broke: whoever signs is told so and tries again.
      return false;
    }
  });
  await until(async () => (await desk().board('mira')).record?.waiting === 0);
}, 120_000);
