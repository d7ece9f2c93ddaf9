import { type Sha256, sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { criterion, probed, smallGate } from '../testing/small-gate.ts';
import { acknowledgedKey, acknowledgedPaths } from './acknowledgements.ts';
import { enumerate } from './enumeration.ts';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { owedBy } from './owed.ts';
import { replayDecisions } from './replay.ts';
import { takeSnapshot } from './snapshot.ts';

const path = 'docs/plan.md';
const facet = probed('incident.acknowledgements');

function gateWith(onCall: readonly string[], incident = true): ResolvedGate {
  const k3 = criterion('K3', 'sre', [facet]);
  const section = incident ? { plan: path, onCall } : null;
  return { ...smallGate, incident: section, criteria: [...smallGate.criteria, k3] };
}

/** Facts of a day on which the plan has these bytes; null: it is not there. */
function withPlan(made: Scenario, bytes: string | null): Partial<Facts> {
  const about = new Map(made.facts().about);
  if (bytes !== null) about.set(acknowledgedKey(path), sha256(bytes));
  return { about };
}

async function acknowledge(
  made: Scenario,
  person: string,
  bytes: string,
  { answer = 'accepted', reason = null }: { answer?: 'accepted' | 'rejected'; reason?: string | null } = {},
): Promise<Sha256> {
  const asked = owed(made, person, bytes)[0];
  const substance = asked?.substance ?? '';
  return await made.record.signoff([{ about: path, role: null, substance, answer, reason }], {
    purpose: 'acknowledgement',
    by: person,
  });
}

function owed(made: Scenario, person: string, bytes: string) {
  return owedBy(person, made.board(withPlan(made, bytes)), made.record.view()).acknowledgements;
}

async function begun(onCall: readonly string[] = [persons.sre, persons.qa]) {
  const made = await scenario({ gate: gateWith(onCall) });
  await made.baseline();
  return made;
}

describe('a plan that everybody on call acknowledges', () => {
  test('waits for each by name, asks exactly them, and is met when all have said so', async () => {
    const made = await begun();
    expect(made.criterion('K3', withPlan(made, 'v1'))).toMatchObject({
      state: 'awaiting',
      signers: [],
      explanation: { reason: 'Not acknowledged by sara, quinn.', place: path, command: 'sallyport sign K3' },
    });
    expect(owed(made, persons.security, 'v1')).toEqual([]);
    expect(owed(made, persons.sre, 'v1')).toMatchObject([{ criterion: 'K3', path }]);
    await acknowledge(made, persons.sre, 'v1');
    expect(made.criterion('K3', withPlan(made, 'v1')).explanation?.reason).toBe('Not acknowledged by quinn.');
    expect(owed(made, persons.sre, 'v1')).toEqual([]);
    await acknowledge(made, persons.qa, 'v1');
    const [view] = made.criterion('K3', withPlan(made, 'v1')).facets;
    expect(view).toMatchObject({ state: 'met', by: 'signed', summary: `${path}: acknowledged by 2 of 2 on call` });
    expect(view?.signoffs.map((each) => [each.person, each.stands])).toEqual([
      ['sara', true],
      ['quinn', true],
    ]);
  });

  test('another version is another thing to read', async () => {
    const made = await begun();
    for (const person of [persons.sre, persons.qa]) await acknowledge(made, person, 'v1');
    await acknowledge(made, persons.sre, 'v2');
    expect(made.criterion('K3', withPlan(made, 'v2'))).toMatchObject({
      state: 'awaiting',
      explanation: { reason: 'Not acknowledged by quinn (an earlier version by quinn).' },
    });
    // Sara has the new one before her; what she said last is about that one.
    expect(made.criterion('K3', withPlan(made, 'v1')).explanation?.reason).toContain('sara');
  });

  test('nobody else can say it for them, and a rejection says why it failed', async () => {
    const made = await begun();
    const entry = { about: path, role: null, substance: owed(made, persons.sre, 'v1')[0]?.substance ?? '' };
    await made.record.signoff([entry], { purpose: 'acknowledgement', by: persons.security });
    await made.record.signoff([entry], { purpose: 'criterion', by: persons.sre });
    expect(made.criterion('K3', withPlan(made, 'v1')).explanation?.reason).toBe('Not acknowledged by sara, quinn.');
    await acknowledge(made, persons.qa, 'v1', { answer: 'rejected', reason: 'The pager number is wrong.' });
    expect(made.criterion('K3', withPlan(made, 'v1'))).toMatchObject({
      state: 'failed',
      explanation: { reason: 'Rejected by quinn: The pager number is wrong.' },
    });
  });

  test('is unknown where there is no plan, nobody on call, or somebody on call whom nobody knows', async () => {
    const made = await begun();
    expect(made.criterion('K3')).toMatchObject({ state: 'unknown', explanation: { reason: `${path} is not there.` } });
    const nobody = await begun([]);
    expect(nobody.criterion('K3', withPlan(nobody, 'v1'))).toMatchObject({
      state: 'unknown',
      explanation: { reason: 'The gate file names nobody on call.' },
    });
    const stranger = await begun(['zoe']);
    expect(stranger.criterion('K3', withPlan(stranger, 'v1'))).toMatchObject({
      state: 'unknown',
      explanation: { reason: 'Nobody in the trust root is called zoe, who is on call.' },
    });
  });

  test('without an incident section of the gate file the owner attests it, as any facet that is not built', async () => {
    const made = await scenario({ gate: gateWith([], false) });
    await made.baseline();
    expect(acknowledgedPaths(made.gate)).toEqual([]);
    expect(made.criterion('K3')).toMatchObject({ state: 'awaiting', attested: 1, signers: [{ role: 'sre' }] });
  });

  test('a decision gives the same again, with the acknowledgements among what it counted', async () => {
    const made = await scenario({ gate: gateWith([persons.sre]) });
    const plan = withPlan(made, 'v1');
    expect(acknowledgedPaths(made.gate)).toEqual([path]);
    await made.baseline();
    const digest = await acknowledge(made, persons.sre, 'v1');
    const facts = made.facts(plan);
    await made.record.seal();
    const now = { ...facts, record: made.record.view(), now: made.record.now() };
    const judgement = evaluate(now);
    const checkpoint = now.record.checkpoints.at(-1);
    await made.record.decision({
      verdict: judgement.verdict,
      semantics: judgement.semantics,
      poll: null,
      at: now.now,
      log: { size: checkpoint?.size ?? 0, root: checkpoint?.root ?? '' },
      snapshot: takeSnapshot(now, judgement),
      ...enumerate(judgement, now.record),
      duty: judgement.duty,
    });
    await made.record.seal();
    const [replay] = replayDecisions(made.record.view());
    expect(replay?.differences).toEqual([]);
    expect(judgement.criteria.find((each) => each.criterion.id === 'K3')?.state).toBe('met');
    expect(enumerate(judgement, now.record).counted).toContain(digest);
  });
});
