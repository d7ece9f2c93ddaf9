import type { Standing, VerifiedStatement } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { belongsTo, participants } from './participants.ts';

function find(made: Scenario, digest: string): VerifiedStatement {
  const statement = made.record.view().statements.find((each) => each.digest === digest);
  if (!statement) throw new Error('There is no such statement.');
  return statement;
}

function peopleOf(made: Scenario, phase = 7) {
  return participants(made.record.view(), phase);
}

describe('who takes part', () => {
  test('holders are sorted, each once; who is enrolled and whose key it is', async () => {
    const made = await scenario({ people: { ...persons, sre: ['suse', 'sara', 'mira'] }, others: ['guest'] });
    const people = peopleOf(made);
    expect(people.holders('sre')).toEqual(['mira', 'sara', 'suse']);
    expect(people.holders('nobody')).toEqual([]);
    expect([people.enrolled('guest'), people.enrolled('stranger')]).toEqual([true, false]);
    const key = people.root.keys.find((each) => each.person === 'suse');
    expect(people.keyOf(key?.fingerprint ?? '')).toEqual(key);
    expect(people.keyOf('SHA256:nobody')).toBeUndefined();
    expect(people.solo).toBe(false);
    expect(people.phase).toBe(7);
    const twice = { ...people.root, grants: [...people.root.grants, ...people.root.grants] };
    expect(participants({ ...people.view, roots: [twice] }, 7).holders('sre')).toEqual(['mira', 'sara', 'suse']);
  });

  test('one person is solo, however many roles', async () => {
    expect(peopleOf(await scenario({ people: { pm: 'mira', qa: 'mira' } })).solo).toBe(true);
  });

  test('before a trust root there is nobody', () => {
    const people = participants(null, 7);
    expect([people.holders('pm'), people.enrolled('mira'), people.solo, people.missing]).toEqual([
      [],
      false,
      false,
      [],
    ]);
    expect(people.view).toMatchObject({ fingerprint: '', kind: 'live', statements: [], roots: [], missing: [] });
  });
});

describe('roles of a statement', () => {
  test('are those of its author at the root it cites', async () => {
    const made = await scenario();
    const digest = await made.accept(persons.sre, 'sre', 'C4');
    await made.record.changeRoot((root) => ({ grants: [...root.grants, { person: 'sara', role: 'qa' }] }), {
      cosigners: ['noor'],
    });
    const later = await made.accept(persons.sre, 'qa', 'C4');
    const people = peopleOf(made);
    expect([...people.rolesAtCitation(find(made, digest))]).toEqual(['sre']);
    expect([...people.rolesAtCitation(find(made, later))].toSorted()).toEqual(['qa', 'sre']);
    const rootless = find(made, later);
    expect(people.rolesAtCitation({ ...rootless, header: { ...rootless.header, root: null } }).size).toBe(0);
    expect(people.favourable(find(made, later), 'qa')).toBe(true);
    expect(people.favourable(find(made, digest), 'qa')).toBe(false);
  });

  test('that were taken away unseen speak for nothing, and others of the same person go on', async () => {
    const made = await scenario({ people: { ...persons, qa: persons.sre } });
    const before = await made.record.paper('# Before\n', {}, { by: persons.sre });
    await made.record.changeRoot(
      (root) => ({ grants: root.grants.map((each) => (each.role === 'sre' ? { ...each, person: 'lena' } : each)) }),
      { cosigners: ['noor'] },
    );
    const unseen = { by: persons.sre, root: 1, cites: [], previous: [] };
    const after = await made.record.paper('# After\n', {}, unseen);
    const people = peopleOf(made);
    const counts = (digest: string) => ['sre', 'qa', null].map((role) => people.favourable(find(made, digest), role));
    expect(counts(before)).toEqual([true, true, true]);
    expect(counts(after)).toEqual([false, true, true]);
  });
});

describe('what counts', () => {
  const standings: readonly (readonly [Standing, boolean, boolean])[] = [
    ['good', true, true],
    ['late', false, true],
    ['void', false, false],
  ];

  test.each(standings)('by a key that stands %s', async (standing, inFavour, against) => {
    const made = await scenario();
    const digest = await made.accept(persons.sre, 'sre', 'C4');
    const statement = { ...find(made, digest), standing };
    const people = peopleOf(made);
    expect([people.favourable(statement, 'sre'), people.sound(statement)]).toEqual([inFavour, inFavour]);
    expect([people.unfavourable(statement), people.holding(statement)]).toEqual([against, against]);
  });

  test('only in its own phase', async () => {
    const made = await scenario();
    const statement = find(made, await made.accept(persons.sre, 'sre', 'C4'));
    const people = peopleOf(made, 8);
    expect([
      people.favourable(statement, 'sre'),
      people.sound(statement),
      people.unfavourable(statement),
      people.holding(statement),
    ]).toEqual([false, false, false, false]);
  });

  test('but a co-signature, which binds a proposal and no phase', async () => {
    const made = await scenario();
    const proposal = await made.record.gate('source', '{}', { facets: [] });
    const cosigned = find(made, await made.record.cosign(proposal, { by: persons.qa }));
    const entry = { about: 'A4', role: 'qa', substance: proposal };
    const signed = find(made, await made.record.signoff([entry], { by: persons.qa }));
    const voted = find(made, await made.vote(persons.qa, 'no-go'));
    for (const [statement, elsewhere] of [
      [cosigned, true],
      [signed, false],
      [voted, false],
    ] as const) {
      expect([belongsTo(7, statement), belongsTo(6, statement)]).toEqual([true, elsewhere]);
    }
  });

  test('until its author takes it back; a hold is not taken back at all', async () => {
    const made = await scenario();
    const digest = await made.accept(persons.sre, 'sre', 'C4');
    await made.record.withdraw(digest, {}, { by: persons.legal });
    expect(peopleOf(made).favourable(find(made, digest), 'sre')).toBe(true);
    await made.record.withdraw(digest, {}, { by: persons.sre });
    const people = peopleOf(made);
    const statement = find(made, digest);
    expect([people.favourable(statement, 'sre'), people.unfavourable(statement)]).toEqual([false, false]);
    expect(people.holding(statement)).toBe(true);
  });
});
