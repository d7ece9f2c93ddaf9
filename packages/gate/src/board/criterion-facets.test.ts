import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import type { Facet, ResolvedGate, Weakening } from '../definition/resolved-gate.ts';
import { finding } from '../testing/finding.ts';
import { persons, scenario } from '../testing/scenario.ts';
import { criterion, probed, signed, smallGate } from '../testing/small-gate.ts';
import type { CriterionView, State } from './board.ts';
import { openCriteria } from './judge-criteria.ts';

const [reports, manifest] = [probed('history.test-reports'), probed('installers.manifest')];
const [first, second] = ['Z1/history.test-reports@file', 'Z1/installers.manifest@file'] as const;

function withCriterion(facets: readonly Facet[], more = {}): ResolvedGate {
  return { ...smallGate, criteria: [...smallGate.criteria, criterion('Z1', 'qa', facets, more)] };
}

async function begun(facets: readonly Facet[], gate = withCriterion(facets), people = {}) {
  const made = await scenario({ gate, people: { ...persons, ...people } });
  await made.baseline();
  await made.observe();
  return made;
}

describe('a criterion with several facets', () => {
  test('counts what was probed and what is attested apart', async () => {
    const made = await begun([reports, manifest, probed('staging.parity')]);
    expect(made.criterion('Z1')).toMatchObject({ probed: 2, attested: 1 });
  });

  test('is explained by the worst of them, wherever it stands', async () => {
    const made = await begun([reports, manifest]);
    await made.observe({
      [first]: { result: 'NeedsReview' },
      [second]: { result: 'Failed', summary: 'It is broken.' },
    });
    expect(made.criterion('Z1')).toMatchObject({ state: 'failed', explanation: { reason: 'It is broken.' } });
    await made.observe({
      [first]: { result: 'Failed', summary: 'It is broken.' },
      [second]: { result: 'NeedsReview' },
    });
    expect(made.criterion('Z1')).toMatchObject({ state: 'failed', explanation: { reason: 'It is broken.' } });
  });

  test('asks for a signature over findings where any of its probes has some', async () => {
    const made = await begun([reports, manifest, { kind: 'sign', id: 'sign', roles: ['pm'], per: 'findings' }]);
    expect(made.criterion('Z1')).toMatchObject({ state: 'met', signers: [] });
    expect(made.criterion('Z1')?.facets.at(-1)?.summary).toBe('not needed: the probe passed');
    await made.observe({ [second]: { result: 'Passed', findings: [finding('left standing')] } });
    expect(made.criterion('Z1')).toMatchObject({ state: 'awaiting', signers: [{ role: 'pm' }] });
  });
});

describe('a role whose every holder signs', () => {
  const roles = smallGate.roles.map((role) => ({ ...role, everyHolderSigns: role.id === 'sre' }));

  test('waits for each of them, and another role for one', async () => {
    const people = { sre: ['sara', 'suse', 'sven'], qa: ['quinn', 'quentin'] };
    const gate = { ...withCriterion([signed('sre', 'qa')]), roles };
    const made = await begun([], gate, people);
    await made.accept('sara', 'sre', 'Z1');
    await made.accept('quinn', 'qa', 'Z1');
    expect(made.criterion('Z1')).toMatchObject({
      state: 'awaiting',
      signers: [
        { role: 'sre', persons: ['sara', 'suse', 'sven'], missing: ['suse', 'sven'] },
        { role: 'qa', persons: ['quentin', 'quinn'], missing: [] },
      ],
      explanation: {
        reason: 'Not signed off by suse, sven.',
        action: 'read and sign',
        command: 'sallyport sign Z1',
      },
    });
    for (const person of ['suse', 'sven']) await made.accept(person, 'sre', 'Z1');
    expect(made.state('Z1')).toBe('met');
  });

  test('reviews what a probe wants reviewed with each of them too', async () => {
    const own = { ...smallGate, criteria: [...smallGate.criteria, criterion('Z1', 'sre', [reports])] };
    const made = await begun([], { ...own, roles }, { sre: ['sara', 'suse'] });
    await made.observe({ [first]: { result: 'NeedsReview' } });
    await made.accept('sara', 'sre', 'Z1');
    expect(made.criterion('Z1')).toMatchObject({ state: 'awaiting', signers: [{ role: 'sre', missing: ['suse'] }] });
    await made.accept('suse', 'sre', 'Z1');
    expect(made.state('Z1')).toBe('met');
  });
});

describe('what the criteria leave open', () => {
  function view(state: State, change: Partial<CriterionView['criterion']>): CriterionView {
    const explanation = null;
    const shared = { waived: false, substance: '', facets: [], probed: 0, attested: 0, signers: [], explanation };
    return { criterion: criterion('Z1', 'qa', [], change), state, ...shared };
  }

  test('is what is required or of the floor, and not met', () => {
    const [met, awaiting] = [view('met', {}), view('awaiting', {})];
    const recommended = view('failed', { required: false });
    const floor = view('stale', { required: false, floor: true });
    expect(openCriteria([met, awaiting, recommended, floor])).toEqual([awaiting, floor]);
  });
});

describe('a NotApplicable', () => {
  const weakening: Weakening = {
    digest: sha256('no predecessor'),
    criterion: 'Z1',
    kind: 'no signed predecessor',
    profile: 'the previous phase decided GO',
    gate: 'the gate file names no previous phase',
    reason: null,
    relieved: criterion('Z1', 'qa', [reports]),
    difference: null,
    rule: null,
  };

  test.each([
    ['no signed predecessor', 'met'],
    ['not applicable', 'met'],
    ['age stretched', 'unknown'],
  ] as const)('is spoken for by a deviation of the kind "%s": %s', async (kind, state) => {
    const made = await begun([], { ...withCriterion([reports]), weakenings: [{ ...weakening, kind }] });
    await made.observe({ [first]: { result: 'NotApplicable' } });
    const body = { criterion: 'Z1', weakening: weakening.digest };
    await made.record.cosign(await made.record.deviation(body, { by: persons.qa }), { by: persons.sre });
    expect(made.board().relief).toMatchObject([{ state: 'in force' }]);
    expect(made.state('Z1')).toBe(state);
  });
});
