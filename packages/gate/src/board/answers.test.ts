import { simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';

const { security } = persons;

async function begun(): Promise<Scenario> {
  const made = await scenario();
  await made.baseline();
  await made.observe();
  return made;
}

function answersTo(made: Scenario, id: string): readonly string[] {
  return made.criterion(id).facets.flatMap((facet) => facet.signoffs.map((each) => each.answer));
}

describe('answers', () => {
  test('a later answer of the same person in the same role replaces the earlier, either way', async () => {
    const made = await begun();
    await made.reject(security, 'security', 'L4');
    expect(made.state('L4')).toBe('failed');
    await made.accept(security, 'security', 'L4');
    expect(made.state('L4')).toBe('met');
    expect(answersTo(made, 'L4')).toEqual(['accepted']);
    await made.reject(security, 'security', 'L4');
    expect(answersTo(made, 'L4')).toEqual(['rejected']);
  });

  test('of two that crossed unseen the rejection counts, whichever arrives first', async () => {
    for (const first of ['accept', 'reject'] as const) {
      const made = await begun();
      const cites = [await made.accept(persons.pm, 'pm', 'M1')];
      const previous = { cites, previous: [] };
      await made[first](security, 'security', 'L4', previous);
      await made[first === 'accept' ? 'reject' : 'accept'](security, 'security', 'L4', previous);
      expect(made.state('L4')).toBe('failed');
      expect(answersTo(made, 'L4')).toEqual(['rejected']);
    }
  });

  test('two crossed acceptances both stand, and one after both ends them', async () => {
    const made = await begun();
    const cites = [await made.accept(persons.pm, 'pm', 'M1')];
    await made.accept(security, 'security', 'L4', { cites, previous: [] });
    await made.accept(security, 'security', 'L4', { cites, previous: [] });
    expect(answersTo(made, 'L4')).toHaveLength(2);
    await made.accept(security, 'security', 'L4');
    expect(answersTo(made, 'L4')).toHaveLength(1);
  });

  test('nobody answers in a role that is not theirs', async () => {
    const made = await begun();
    await made.accept(persons.pm, 'security', 'L4');
    expect(made.state('L4')).toBe('awaiting');
    await made.reject(persons.pm, 'security', 'L4');
    expect(made.state('L4')).toBe('awaiting');
    await made.accept(security, 'pm', 'M1');
    expect(made.state('M1')).toBe('awaiting');
  });

  test('nobody replaces the answer of another person', async () => {
    const made = await scenario({ people: { ...persons, security: ['noor', 'nils'] } });
    await made.baseline();
    await made.reject('noor', 'security', 'L4');
    await made.accept('nils', 'security', 'L4');
    expect(made.state('L4')).toBe('failed');
    expect(answersTo(made, 'L4').toSorted()).toEqual(['accepted', 'rejected']);
  });

  test('one person answers apart for each of her roles', async () => {
    const made = await scenario({ people: { ...persons, pm: 'noor' } });
    await made.baseline();
    await made.reject('noor', 'security', 'L4');
    await made.accept('noor', 'pm', 'L4');
    expect(made.state('L4')).toBe('failed');
  });

  test('withdrawn, an answer is gone: by its author and by nobody else', async () => {
    const made = await begun();
    const accepted = await made.accept(security, 'security', 'L4');
    await made.record.withdraw(accepted, {}, { by: persons.pm });
    expect(made.state('L4')).toBe('met');
    await made.record.withdraw(accepted, {}, { by: security });
    expect(made.state('L4')).toBe('awaiting');
    const rejected = await made.reject(security, 'security', 'L4');
    await made.record.withdraw(rejected, {}, { by: security });
    expect(made.state('L4')).toBe('awaiting');
  });

  test('it stands exactly while what it binds is today substance', async () => {
    const made = await begun();
    await made.accept(security, 'security', 'L4');
    const about = new Map(made.facts().about).set('L4', made.facts().candidate);
    expect(made.state('L4', { about })).toBe('awaiting');
    expect(made.state('L4')).toBe('met');
  });

  test('it says what was signed, by whom, when, and whether the key proved presence', async () => {
    const made = await begun();
    const rejected = await made.reject(security, 'security', 'L4', { at: '2026-11-20T10:00:00Z' });
    expect(made.criterion('L4').facets[0]?.signoffs[0]).toMatchObject({
      statement: rejected,
      person: security,
      role: 'security',
      answer: 'rejected',
      reason: 'It is not good enough.',
      time: '2026-11-20T10:00:00Z',
      stands: true,
      presence: 'key file',
    });
    const passkey = simulatedPasskey().signer;
    const { listKey } = await import('@sallyport/testkit');
    await made.record.changeRoot((root) => ({ keys: [...root.keys, listKey(passkey, { person: security })] }), {
      cosigners: [security],
    });
    await made.accept(security, 'security', 'L4', { signer: passkey });
    expect(made.criterion('L4').facets[0]?.signoffs.map((each) => each.presence)).toEqual(['proved']);
  });

  test('an answer about a deliverable says nothing about a criterion of the same name', async () => {
    const made = await begun();
    const { substance } = made.criterion('L4');
    const entry = { about: 'L4', role: 'security', substance };
    await made.record.signoff([entry], { by: security, purpose: 'deliverable' });
    expect(made.state('L4')).toBe('awaiting');
  });

  test('one statement answers for many, each standing or falling alone', async () => {
    const made = await begun();
    const entries = ['L4', 'E8'].map((id) => ({
      about: id,
      role: 'security',
      substance: made.criterion(id).substance,
    }));
    await made.record.signoff(entries, { by: security });
    const about = new Map(made.facts().about).set('L4', made.facts().candidate);
    expect([made.state('L4', { about }), made.state('E8', { about })]).toEqual(['awaiting', 'met']);
    await made.reject(security, 'security', 'L4');
    expect([made.state('L4'), made.state('E8')]).toEqual(['failed', 'met']);
  });
});
