import { sha256, type TrustBody } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';

const { security } = persons;

async function begun(people = {}): Promise<Scenario> {
  const made = await scenario({ people: { ...persons, ...people } });
  await made.baseline();
  return made;
}

function answersTo(made: Scenario, id: string): readonly string[] {
  const facets = made.criterion(id).facets;
  return facets.flatMap((facet) => facet.signoffs.map((each) => `${each.person} ${each.role} ${each.answer}`));
}

describe('answers of one person that crossed', () => {
  test('two rejections leave a rejection', async () => {
    const made = await begun();
    const cites = [await made.vote(persons.pm, 'go')];
    await made.reject(security, 'security', 'L4', { cites, previous: [] });
    await made.reject(security, 'security', 'L4', { cites, previous: [] });
    expect(made.state('L4')).toBe('failed');
    expect(answersTo(made, 'L4')).toEqual(['noor security rejected', 'noor security rejected']);
  });

  test('two acceptances leave an acceptance', async () => {
    const made = await begun();
    const cites = [await made.vote(persons.pm, 'go')];
    await made.accept(security, 'security', 'L4', { cites, previous: [] });
    await made.accept(security, 'security', 'L4', { cites, previous: [] });
    expect(made.state('L4')).toBe('met');
  });
});

describe('a rejection', () => {
  test('by a key that was retired unseen counts, an acceptance by it does not', async () => {
    const retire = (root: TrustBody) => ({
      keys: root.keys.map((key) => (key.person === security ? { ...key, status: 'retired' as const } : key)),
    });
    for (const [say, state] of [
      ['reject', 'failed'],
      ['accept', 'awaiting'],
    ] as const) {
      const made = await begun();
      await made.record.changeRoot(retire, { cosigners: ['quinn'] });
      await made[say](security, 'security', 'L4', { root: 1, cites: [], previous: [] });
      expect([say, made.state('L4')]).toEqual([say, state]);
    }
  });

  test('in a role that its author does not hold is no answer, in no role it is one of hers alone', async () => {
    const made = await begun();
    await made.reject(persons.qa, 'security', 'L4');
    expect([made.state('L4'), answersTo(made, 'L4')]).toEqual(['awaiting', []]);
    const entry = { about: 'L4', role: null, substance: made.criterion('L4').substance };
    await made.record.signoff([{ ...entry, answer: 'rejected', reason: 'No.' }], { by: persons.qa });
    expect([made.state('L4'), answersTo(made, 'L4')]).toEqual(['awaiting', ['quinn null rejected']]);
  });

  test('that claims to be later than its seal counts as any other, and ends the acceptance before it', async () => {
    const made = await begun();
    await made.accept(security, 'security', 'L4');
    await made.reject(security, 'security', 'L4', { at: '2027-01-01T00:00:00Z' });
    await made.record.seal();
    expect([made.state('L4'), answersTo(made, 'L4')]).toEqual(['failed', ['noor security rejected']]);
  });
});

describe('an acceptance that claims to be later than its seal', () => {
  const at = '2027-01-01T00:00:00Z';

  test('is shown where it would have counted, and ends nothing', async () => {
    const made = await begun();
    await made.reject(security, 'security', 'L4');
    await made.accept(security, 'security', 'L4', { at });
    await made.record.seal();
    expect(made.state('L4')).toBe('failed');
    expect(answersTo(made, 'L4')).toEqual(['noor security rejected', 'noor security accepted']);
  });

  test('is not shown in a role that its author does not hold, nor when it was taken back', async () => {
    const made = await begun();
    await made.accept(persons.qa, 'security', 'L4', { at });
    const mine = await made.accept(security, 'security', 'L4', { at });
    await made.record.seal();
    expect(answersTo(made, 'L4')).toEqual(['noor security accepted']);
    await made.record.withdraw(mine, {}, { by: security });
    expect(answersTo(made, 'L4')).toEqual([]);
  });

  test('in no role is shown to whoever gave it', async () => {
    const made = await begun();
    const entry = { about: 'L4', role: null, substance: sha256('x') };
    await made.record.signoff([entry], { by: persons.qa, at });
    await made.record.seal();
    expect(answersTo(made, 'L4')).toEqual(['quinn null accepted']);
  });
});
