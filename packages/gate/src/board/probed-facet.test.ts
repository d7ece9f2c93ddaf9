import type { EvidenceEntry } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { criterion, probed } from '../testing/small-gate.ts';
import type { CountedObservation, Observations } from './observations.ts';
import { type ProbedFacetInput, probedFacet } from './probed-facet.ts';

const now = 1_000_000;
const day = 86_400;
const facet = probed('history.test-reports') as ProbedFacetInput['facet'];

function seen(change: Partial<EvidenceEntry> = {}, age = 0, statement = 'a'): CountedObservation {
  const entry: EvidenceEntry = {
    criterion: 'A4',
    facet: facet.id,
    vantage: 'repository',
    subject: 's',
    observedAt: '2026-11-20T12:00:00Z',
    result: 'Passed',
    summary: 'as it should be.',
    findings: [],
    coverage: { looked: 3, total: 3, unit: 'things' },
    facts: { tests: '12' },
    previous: [],
    ...change,
  };
  return { statement, entry, observedAt: now - age };
}

function look(counted: readonly CountedObservation[], change: Partial<ProbedFacetInput> = {}) {
  return probedFacet({
    criterion: criterion('A4', 'qa', [facet], { maxAge: 'P7D' }),
    facet,
    observed: { counted, absence: null, inconclusive: null },
    lookers: { named: ['ci'], enrolled: new Set(['ci']), founded: true },
    waived: new Set(),
    notApplicableAllowed: false,
    reviewed: false,
    grace: 0,
    now,
    ...change,
  });
}

describe('a probed facet', () => {
  test('is met by a young pass, with what was seen', () => {
    expect(look([seen()])).toEqual({
      facet,
      by: 'probed',
      state: 'met',
      waived: false,
      deviated: false,
      result: 'Passed',
      summary: 'as it should be.',
      observedAt: '2026-11-20T12:00:00Z',
      vantage: 'repository',
      findings: [],
      coverage: { looked: 3, total: 3, unit: 'things' },
      facts: { tests: '12' },
      evidence: ['a'],
      signoffs: [],
      explanation: null,
    });
  });

  test('is stale when the pass is older than its age, and not a second before', () => {
    expect(look([seen({}, 7 * day)]).state).toBe('met');
    const old = look([seen({}, 7 * day + 1)]);
    expect(old.state).toBe('stale');
    expect(old.explanation).toEqual({
      criterion: 'A4',
      state: 'stale',
      reason: 'Seen 7 d ago; it may be 7 d old.',
      place: null,
      owner: 'qa',
      action: 'have the runner look again',
      command: 'sallyport check --record',
    });
  });

  test('grace stretches an age, and nothing else', () => {
    expect(look([seen({}, 8 * day)], { grace: day }).state).toBe('met');
    expect(look([seen({}, 8 * day + 1)], { grace: day }).state).toBe('stale');
    expect(look([seen({ result: 'Failed' }, 8 * day)], { grace: day }).state).toBe('failed');
  });

  test('without an age a pass lasts until its subject changes', () => {
    const forever = criterion('B1', 'qa', [facet]);
    expect(look([seen({}, 4000 * day)], { criterion: forever }).state).toBe('met');
  });

  test('a failure stays, however old, with its worst finding, place and fix', () => {
    const findings = [finding('low', { severity: 'low' }), finding('worst', { severity: 'critical', place: 'x:9' })];
    const view = look([seen({ result: 'Failed', findings }, 400 * day)]);
    expect(view.state).toBe('failed');
    expect(view.findings.map((each) => each.severity)).toEqual(['critical', 'low']);
    expect(view.explanation).toMatchObject({
      state: 'failed',
      reason: 'worst is wrong (and 1 more)',
      place: 'x:9',
      action: 'mend worst',
      command: 'sallyport explain A4',
    });
  });

  test('a failure without findings says its summary, and one finding is not counted', () => {
    expect(look([seen({ result: 'Failed', summary: 'nothing ran' })]).explanation).toMatchObject({
      reason: 'nothing ran',
      place: null,
      action: 'read what was found',
    });
    const one = look([seen({ result: 'Failed', findings: [finding('it')] })]);
    expect(one.explanation?.reason).toBe('it is wrong');
  });

  test('a failure is waived only with every finding under a waiver, and not without findings', () => {
    const findings = [finding('one'), finding('two')];
    const waived = new Set(findings.map((each) => each.fingerprint));
    const failed = seen({ result: 'Failed', findings });
    const view = look([failed], { waived });
    expect([view.state, view.waived, view.result, view.explanation]).toEqual(['met', true, 'Failed', null]);
    const half = look([failed], { waived: new Set([finding('one').fingerprint]) });
    expect([half.state, half.waived]).toEqual(['failed', false]);
    expect(look([seen({ result: 'Failed' })], { waived }).state).toBe('failed');
  });

  test('the worst of what counts decides, a waived one before a clean one', () => {
    const findings = [finding('one')];
    const waived = new Set(findings.map((each) => each.fingerprint));
    const both = look([seen({}, 0, 'a'), seen({ result: 'Failed', findings }, 0, 'b')], { waived });
    expect([both.state, both.waived, both.result]).toEqual(['met', true, 'Failed']);
    expect(both.evidence).toEqual(['a', 'b']);
    const failed = look([seen({}, 0, 'a'), seen({ result: 'Failed', findings, vantage: 'outside' }, 0, 'b')]);
    expect([failed.state, failed.vantage, failed.waived]).toEqual(['failed', 'outside', false]);
    const withOther = look(
      [seen({ result: 'Failed', findings }, 0, 'a'), seen({ result: 'Failed', findings: [finding('new')] }, 0, 'b')],
      { waived },
    );
    expect([withOther.state, withOther.waived]).toEqual(['failed', false]);
    expect(withOther.explanation?.reason).toBe('new is wrong');
  });

  test('the same finding of two vantages is one line', () => {
    const findings = [finding('one')];
    const view = look([seen({ result: 'Failed', findings }, 0, 'a'), seen({ result: 'Failed', findings }, 0, 'b')]);
    expect(view.findings).toHaveLength(1);
  });

  test('NeedsReview waits for the owner, ages only once reviewed, and is met by the owner', () => {
    const review = seen({ result: 'NeedsReview', summary: 'read this.' });
    expect(look([review]).explanation).toMatchObject({
      state: 'awaiting',
      reason: 'read this.',
      place: null,
      action: 'read what was found and sign',
    });
    expect(look([review], { reviewed: true }).state).toBe('met');
    expect(look([seen({ result: 'NeedsReview' }, 8 * day)]).state).toBe('awaiting');
    expect(look([seen({ result: 'NeedsReview' }, 8 * day)], { reviewed: true }).state).toBe('stale');
  });

  test('NotApplicable needs a signed deviation', () => {
    const gone = seen({ result: 'NotApplicable', summary: 'no client.' });
    const view = look([gone]);
    expect([view.state, view.deviated]).toEqual(['unknown', false]);
    expect(view.explanation?.reason).toBe('no client. It does not apply only with a signed deviation.');
    const signed = look([gone], { notApplicableAllowed: true });
    expect([signed.state, signed.deviated]).toEqual(['met', true]);
    expect(look([seen()], { notApplicableAllowed: true }).deviated).toBe(false);
  });

  test.each([
    ['The gate file names no list of known issues: fill in `knownIssues`.', 'fill in knownIssues in sallyport.yaml'],
    ['The gate file names no scan report (`scanReports`).', 'fill in scanReports in sallyport.yaml'],
    ['The gate file names no Compose files of staging.', 'name it in sallyport.yaml'],
  ])('that could not look for what the gate file lacks asks for the gate file: %s', (summary, action) => {
    const observed: Observations = {
      counted: [],
      absence: 'could not look',
      inconclusive: seen({ result: 'NotRun', summary }),
    };
    const wanted = { reason: summary, action, command: null };
    expect(look([], { observed })).toMatchObject({ state: 'unknown', summary, explanation: wanted });
  });

  test.each([
    [['ci', 'server'], ['server'], true, 'Nobody has looked yet.', 'sallyport check --record'],
    [['ci'], [], false, 'Nobody has looked yet.', 'sallyport check --record'],
    [['ci', 'eve'], ['server'], true, 'Nobody may look yet: the trust root has no runner ci or eve.', 'ssh-keygen'],
    [[], ['ci'], true, 'Nobody may look: the gate file names no runner for it.', 'sallyport baseline'],
  ])('that nobody looked at says whether anybody may: %j of %j', (named, enrolled, founded, reason, command) => {
    const observed: Observations = { counted: [], absence: 'never looked', inconclusive: null };
    const { explanation } = look([], { observed, lookers: { named, enrolled: new Set(enrolled), founded } });
    expect(explanation).toMatchObject({ reason, command: expect.stringContaining(command) });
  });

  test.each([
    ['never looked', null, 'Nobody has looked yet.'],
    ['other runner', null, 'Only a runner that the gate file does not name for it has looked.'],
    ['other rules', null, 'It was looked at with other rules than the baseline pins.'],
    ['other bytes', null, 'It changed since it was looked at.'],
    ['from the future', null, 'The only observation claims a time that has not come yet.'],
    ['could not look', seen({ result: 'NotRun', summary: 'no engine.' }), 'The probe could not look: no engine.'],
    ['could not look', null, 'The probe could not look: no reason given'],
  ] as const)('where nothing counts (%s) it is unknown and says why', (absence, inconclusive, reason) => {
    const observed: Observations = { counted: [], absence, inconclusive };
    expect(look([], { observed })).toMatchObject({
      state: 'unknown',
      waived: false,
      deviated: false,
      result: inconclusive?.entry.result ?? null,
      summary: reason,
      observedAt: null,
      vantage: null,
      coverage: null,
      facts: {},
      findings: [],
      evidence: [],
      explanation: {
        criterion: 'A4',
        state: 'unknown',
        reason,
        place: null,
        owner: 'qa',
        command: absence.startsWith('other r') ? 'sallyport baseline' : 'sallyport check --record',
        action:
          {
            'other rules': 'look with the version of the baseline, or baseline again',
            'other runner': 'commit runners: { "*": [<runner>] } in sallyport.yaml',
          }[absence as string] ?? 'have the runner look',
      },
    });
  });
});
