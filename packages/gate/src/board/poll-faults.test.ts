import type { PollBody } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';

const stations = smallGate.callOrder.map((role) => ({
  role,
  persons: [persons[role as keyof typeof persons]],
  needed: 1,
}));

async function openedWith(change: Partial<PollBody>, made?: Scenario): Promise<readonly string[]> {
  const ready = made ?? (await scenario());
  if (!made) await ready.ready();
  await ready.poll(change);
  return ready.board().poll?.changed ?? [];
}

function changed(role: string, change: Partial<PollBody['stations'][number]>): Partial<PollBody> {
  return { stations: stations.map((each) => (each.role === role ? { ...each, ...change } : each)) };
}

describe('a poll is void by itself', () => {
  test('unless it asks exactly the holders of the required roles', async () => {
    expect(await openedWith({ stations })).toEqual([]);
    expect(await openedWith({ stations: stations.filter((each) => each.role !== 'security') })).toEqual([
      'it does not call security',
    ]);
    expect(await openedWith({ stations: [] })).toHaveLength(5);
    const others = ['it asks others for security than those who hold it'];
    expect(await openedWith(changed('security', { persons: ['mira'] }))).toEqual(others);
    expect(await openedWith(changed('security', { persons: ['noor', 'mira'] }))).toEqual(others);
    expect(await openedWith(changed('security', { persons: [] }))).toEqual(others);
  });

  test('unless it asks each of several holders, once', async () => {
    const people = { ...persons, sre: ['sara', 'sven', 'suse'] };
    const made = await scenario({ people });
    await made.ready();
    for (const asked of [
      ['sara', 'sven', 'mira'],
      ['sara', 'sven', 'sven'],
      ['sara', 'sven', 'suse', 'suse'],
      ['sara', 'sven'],
    ]) {
      const three = stations.map((each) => (each.role === 'sre' ? { ...each, persons: asked, needed: 3 } : each));
      expect(await openedWith({ stations: three }, made)).toEqual(['it asks others for sre than those who hold it']);
    }
  });

  test('unless it asks the holders of the root that it cites', async () => {
    const made = await scenario();
    await made.ready();
    await made.record.changeRoot(
      (root) => ({ grants: root.grants.map((each) => (each.role === 'qa' ? { ...each, person: 'sara' } : each)) }),
      { cosigners: ['noor'] },
    );
    expect(await openedWith(changed('qa', { persons: ['sara'] }), made)).toEqual([]);
    expect(await openedWith({ stations }, made)).toEqual(['it asks others for qa than those who hold it']);
  });

  test('unless it asks as many as the gate file says', async () => {
    expect(await openedWith(changed('security', { needed: 0 }))).toEqual(['it asks 0 instead of 1 for security']);
    const people = { ...persons, sre: ['sara', 'sven', 'suse'] };
    const gate = {
      ...smallGate,
      roles: smallGate.roles.map((role) => (role.id === 'sre' ? { ...role, needed: 2 } : role)),
    };
    const made = await scenario({ people, gate });
    await made.ready();
    expect(await openedWith({}, made)).toEqual([]);
    const three = stations.map((each) => (each.role === 'sre' ? { ...each, persons: people.sre, needed: 1 } : each));
    expect(await openedWith({ stations: three }, made)).toEqual(['it asks 1 instead of 2 for sre']);
  });

  test('where it calls a role twice or one that the gate file does not know', async () => {
    const guest = { role: 'guest', persons: ['mira'], needed: 1 };
    expect(await openedWith({ stations: [...stations, guest] })).toEqual([
      'it calls guest, which the gate file does not know',
    ]);
    expect(await openedWith({ stations: [...stations, ...stations.slice(0, 1), ...stations.slice(0, 1)] })).toEqual([
      'it calls qa twice',
    ]);
  });

  test('where it runs for longer than three days, counted from its seal and not from what it claims', async () => {
    const made = await scenario();
    await made.ready();
    const at = (hours: number) =>
      new Date(Date.parse(made.record.now()) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
    expect(await openedWith({ deadline: at(72) }, made)).toEqual([]);
    expect(await openedWith({ deadline: at(73) }, made)).toEqual(['it runs for more than three days']);
    const seconds = (count: number) => at(72 + count / 3600);
    const now = made.record.now();
    await made.poll({ deadline: seconds(300) }, { at: now });
    expect(made.board().poll?.changed).toEqual([]);
    await made.poll({ deadline: seconds(421) }, { at: now });
    expect(made.board().poll?.changed).toEqual(['it runs for more than three days']);
    // Counted from the claim it would run for less; the builder's clock goes on by a minute a statement.
    await made.poll({ deadline: at(72 + 9 / 60) }, { at: at(6 / 60) });
    expect(made.board().poll?.changed).toEqual([]);
    await made.record.seal();
    expect(made.board().poll?.changed).toEqual(['it runs for more than three days']);
  });

  test('and its words stand in the rule', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll(changed('security', { needed: 0 }));
    expect(made.board().poll?.state).toBe('void');
    expect(made.rule('poll').explanation?.reason).toBe('The poll is void: it asks 0 instead of 1 for security.');
  });
});

describe('an optional role', () => {
  const roles = smallGate.roles.map((role) => (role.id === 'legal' ? { ...role, required: false } : role));
  const gate = { ...smallGate, roles, kickoff: { quorum: 4 } };

  test('may be left out, or called and silent; its no-go counts', async () => {
    const made = await scenario({ gate });
    await made.ready();
    await made.poll({ stations: stations.filter((each) => each.role !== 'legal') });
    expect(made.board().poll?.changed).toEqual([]);
    await made.poll();
    for (const role of ['pm', 'qa', 'sre', 'security'] as const) await made.vote(persons[role], 'go');
    expect(made.board().poll?.state).toBe('complete');
    await made.vote(persons.legal, 'no-go');
    expect(made.board().verdict).toBe('NO-GO');
  });

  test('is asked of its holders all the same', async () => {
    const made = await scenario({ gate });
    await made.ready();
    await made.poll(changed('legal', { persons: ['mira'] }));
    expect(made.board().poll?.changed).toEqual(['it asks others for legal than those who hold it']);
  });
});

describe('a poll on changed things', () => {
  test('says what changed', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    const about = new Map(made.facts().about).set('M1', 'f'.repeat(64)).set('I2', 'f'.repeat(64));
    expect(made.board({ about }).poll?.changed).toEqual(['I2 rests on something else now']);
    expect(made.board({ candidate: 'f'.repeat(64) }).poll?.changed).toEqual(['the candidate is another build']);
  });

  test('two that crossed decide nothing until one new poll', async () => {
    const made = await scenario();
    await made.ready();
    const cites = [await made.poll()];
    await made.poll({}, { cites, previous: [] });
    await made.poll({}, { cites, previous: [] });
    expect(made.board().poll).toBeNull();
    expect(made.rule('poll').explanation?.reason).toBe('Two polls were opened unseen by each other.');
    await made.poll();
    expect(made.board().poll?.state).toBe('open');
  });

  test('withdrawn by its author, the one before is the poll again', async () => {
    const made = await scenario();
    await made.ready();
    const first = await made.poll();
    const second = await made.poll();
    await made.record.withdraw(second, {}, { by: 'mira' });
    expect(made.board().poll?.statement).toBe(first);
  });

  test('of another phase is not this one', async () => {
    const made = await scenario();
    await made.ready();
    const poll = await made.poll();
    await made.poll({}, { phase: 8 });
    expect(made.board().poll?.statement).toBe(poll);
  });
});
