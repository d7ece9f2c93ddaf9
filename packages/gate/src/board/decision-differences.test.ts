import { blobPath, type DecisionBody, sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { enumerate } from './enumeration.ts';
import { evaluate } from './evaluate.ts';
import { replayDecision } from './replay.ts';

const datedLater = "dated later than its seal: its clock or the sealer's is wrong";

function replayed(made: Scenario, digest: string) {
  const view = made.record.view();
  const decision = view.statements.find((each) => each.digest === digest);
  if (decision?.type !== 'decision') throw new Error('There is no such decision.');
  return { ...replayDecision(view, decision), body: decision.body };
}

async function differences(made: Scenario, change: Partial<DecisionBody>, how = {}): Promise<readonly string[]> {
  return replayed(made, await made.decide(change, how)).differences;
}

function listed(made: Scenario) {
  return enumerate(evaluate(made.facts()), made.record.view());
}

function before(made: Scenario, seconds: number): string {
  return new Date(Date.parse(made.record.now()) - seconds * 1000).toISOString().replace('.000Z', 'Z');
}

describe('a decision', () => {
  test('names what rests on something else in the order of the board, and by whoever adds it', async () => {
    const made = await goScenario();
    const { snapshot } = replayed(made, await made.decide()).body;
    const substances = { ...snapshot.substances, B1: 'e'.repeat(64), A0: 'f'.repeat(64) };
    expect(await differences(made, { snapshot: { ...snapshot, substances } })).toEqual([
      'A0 rests on something else than the decision says',
      'B1 rests on something else than the decision says',
    ]);
  });

  test('lists the relief in force and the roles that did not say GO, these in any order', async () => {
    const made = await scenario();
    await made.ready();
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed', findings: [finding('one')] } });
    const body = { criterion: 'A4', facet: 'history.test-reports@file', findings: [finding('one').fingerprint] };
    for (const by of [persons.sre, persons.legal]) {
      await made.record.cosign(await made.record.waiver(body, { by }), { by: persons.qa });
    }
    await made.poll();
    await made.vote(persons.pm, 'go');
    const { snapshot, missingRoles } = replayed(made, await made.decide()).body;
    const { relief } = snapshot;
    expect([relief.length, missingRoles]).toEqual([2, ['legal', 'qa', 'security', 'sre']]);
    const reliefSaid = (said: readonly string[]) => differences(made, { snapshot: { ...snapshot, relief: said } });
    expect(await reliefSaid(['f'.repeat(64), relief[0] ?? ''].toSorted())).toEqual(['the relief in force differs']);
    expect(await reliefSaid(relief.slice(1))).toEqual(['the relief in force differs']);
    expect(await differences(made, { missingRoles: missingRoles.toReversed() })).toEqual([]);
    const roles = ['the roles that did not say GO differ'];
    expect(await differences(made, { missingRoles: ['legal', 'pm', 'security', 'sre'] })).toEqual(roles);
    expect(await differences(made, { missingRoles: missingRoles.slice(1) })).toEqual(roles);
  });

  test('may be five minutes earlier than its seal, as clocks differ, and no second more', async () => {
    const made = await goScenario();
    const early = 'it claims a time before its log was sealed';
    const at = before(made, 300);
    expect(await differences(made, { at }, { at })).not.toContain(early);
    const earlier = before(made, 301);
    expect(await differences(made, { at: earlier }, { at: earlier })).toContain(early);
  });

  test('agrees although something that came later misses what it cites', async () => {
    const made = await goScenario();
    const go = await made.decide();
    await made.record.paper('# What came later\n');
    made.record.files.delete(blobPath(sha256('# What came later\n')));
    expect(made.rule('record').met).toBe(false);
    expect(replayed(made, go)).toMatchObject({ agrees: true, recomputed: 'GO' });
  });

  test('that nobody can compute again says which and why, and opens no door', async () => {
    const made = await goScenario();
    const other = await made.decide({ semantics: '1999.01' });
    expect(() => replayed(made, other)).toThrow(
      `Decision ${other.slice(0, 12)} was computed by semantics 1999.01, which this version does not have. ` +
        'Use the version that decided.',
    );
    const { snapshot } = replayed(made, await made.decide({ verdict: 'HOLD' })).body;
    const baseless = await made.decide({ snapshot: { ...snapshot, baseline: 'f'.repeat(64) } });
    expect(() => replayed(made, baseless)).toThrow(
      `Decision ${baseless.slice(0, 12)} cites a baseline that the record does not have.`,
    );
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'held' });
  });
});

describe('what a decision counts', () => {
  test('is a no-go outside of any poll too', async () => {
    const made = await scenario();
    await made.baseline();
    const noGo = await made.record.vote({ roles: ['security'], answer: 'no-go', poll: null }, { by: persons.security });
    expect(listed(made).counted).toContain(noGo);
    expect(listed(made).notCounted).toEqual([]);
  });

  test('is no sign-off that claims to be later than its own seal, which is said of it', async () => {
    const made = await scenario();
    await made.baseline();
    const ahead = { at: '2027-01-01T00:00:00Z' };
    const signed = await made.accept(persons.security, 'security', 'L4', ahead);
    const proposal = await made.record.waiver(
      { criterion: 'A4', facet: 'history.test-reports@file', findings: [finding('one').fingerprint] },
      { by: persons.sre },
    );
    const approved = await made.record.cosign(proposal, { by: persons.qa, ...ahead });
    expect(listed(made).counted).toEqual(expect.arrayContaining([signed, approved]));
    await made.record.seal();
    const { counted, notCounted } = listed(made);
    const why = new Map(notCounted.map(({ statement, reason }) => [statement, reason]));
    expect([why.get(signed), why.get(approved)]).toEqual([datedLater, datedLater]);
    expect(counted).not.toContain(signed);
    expect(notCounted.map(({ statement }) => statement)).toEqual([...why.keys()].toSorted());
    expect(why.size).toBe(3);
  });

  test('leaves what it did not count in the order of digests', async () => {
    const made = await goScenario();
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    const digests = listed(made).notCounted.map(({ statement }) => statement);
    expect(digests).toHaveLength(5);
    expect(digests).toEqual(digests.toSorted());
  });
});
