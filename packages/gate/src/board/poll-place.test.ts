import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { takeSnapshot } from './snapshot.ts';

function changedOf(made: Scenario): readonly string[] {
  return made.board().poll?.changed ?? [];
}

/** Mira holds security beside Noor from now on, said by somebody who has seen no more than `cites`. */
async function passSecurityOn(made: Scenario, cites: readonly string[]): Promise<void> {
  await made.record.changeRoot((root) => ({ grants: [...root.grants, { person: 'mira', role: 'security' }] }), {
    cosigners: ['quinn'],
    cites,
    previous: [],
  });
}

describe('a poll and a root that did not see each other', () => {
  const others = ['it asks others for security than those who hold it'];

  test('stand beside each other where the poll was sealed first', async () => {
    const made = await scenario();
    await made.ready();
    const cites = [await made.record.kickoff({ invited: ['mira'] })];
    await made.poll({}, { cites, previous: [] });
    await made.record.seal();
    await passSecurityOn(made, cites);
    expect(made.record.view().roots).toHaveLength(2);
    expect(changedOf(made)).not.toEqual(expect.arrayContaining(others));
  });

  test('the root holds where it was sealed first, and no sealing of the poll changes that', async () => {
    const made = await scenario();
    await made.ready();
    const cites = [await made.record.kickoff({ invited: ['mira'] })];
    await passSecurityOn(made, cites);
    const stations = made.gate.callOrder.map((role) => {
      return { role, persons: [persons[role as keyof typeof persons]], needed: 1 };
    });
    await made.poll({ stations }, { root: 1, cites, previous: [] });
    expect(changedOf(made)).toEqual(expect.arrayContaining(others));
    await made.record.seal();
    expect(changedOf(made)).toEqual(expect.arrayContaining(others));
  });
});

describe('the snapshot of a poll', () => {
  const waiver = { criterion: 'A4', facet: 'history.test-reports@file', findings: [sha256('one')] };

  test('lists no relief that somebody only asked for', async () => {
    const made = await scenario();
    await made.ready();
    await made.record.waiver(waiver, { by: persons.sre });
    await made.poll();
    expect(changedOf(made)).toEqual([]);
  });

  test('lists all that is in force, in any number', async () => {
    const made = await scenario();
    await made.ready();
    for (const by of [persons.sre, persons.legal]) {
      await made.record.cosign(await made.record.waiver(waiver, { by }), { by: persons.qa });
    }
    const snapshot = takeSnapshot(made.facts(), made.board());
    expect(snapshot.relief).toHaveLength(2);
    await made.poll({ snapshot });
    expect(changedOf(made)).toEqual([]);
    await made.poll({ snapshot: { ...snapshot, relief: snapshot.relief.slice(1) } });
    expect(changedOf(made)).toEqual(['its snapshot lists other relief than was in force']);
  });

  test('may say what it likes of a criterion that is only recommended, and of no other', async () => {
    const made = await scenario();
    await made.ready();
    const snapshot = takeSnapshot(made.facts(), made.board());
    const said = (...ids: string[]) => {
      const others = Object.fromEntries(ids.map((id) => [id, 'f'.repeat(64)]));
      return { snapshot: { ...snapshot, substances: { ...snapshot.substances, ...others } } };
    };
    await made.poll(said('M1'));
    expect(changedOf(made)).toEqual([]);
    await made.poll(said('C4', 'L4', 'M1'));
    expect(changedOf(made)).toContain('its snapshot says something else about C4, L4 than the record did');
  });
});
