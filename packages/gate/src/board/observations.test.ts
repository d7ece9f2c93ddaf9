import { type EvidenceEntry, sha256, type TrustBody } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { goScenario, type Scenario, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';
import { type Candidate, observations, previewIndex } from './observations.ts';

const subject = sha256('subject');
const noon = Date.parse('2026-11-20T12:00:00Z') / 1000;

function seen(statement: string, change: Partial<EvidenceEntry> = {}, more: Partial<Candidate> = {}): Candidate {
  const entry: EvidenceEntry = {
    criterion: 'A4',
    facet: 'history.test-reports@file',
    vantage: 'repository',
    subject,
    observedAt: '2026-11-20T12:00:00Z',
    result: 'Passed',
    summary: 'as it should be',
    findings: [],
    coverage: { looked: 3, total: 3, unit: 'things' },
    facts: {},
    previous: [],
    ...change,
  };
  return { statement, entry, observedAt: noon, claimedAt: noon, unfit: null, late: false, ...more };
}

function counted(...all: readonly Candidate[]): readonly string[] {
  return observations(all, subject, noon).counted.map((each) => each.statement);
}

const narrow = { coverage: { looked: 2, total: 3, unit: 'things' } };

describe('which observation counts', () => {
  test('the newer one that cites its predecessor, wherever it stands in the list', () => {
    const newer = seen('b', { previous: ['a'] });
    expect(counted(seen('a', { result: 'Failed' }), newer)).toEqual(['b']);
    expect(counted(newer, seen('a', { result: 'Failed' }))).toEqual(['b']);
  });

  test('both of two siblings that do not cite each other', () => {
    expect(counted(seen('a'), seen('b', { previous: ['a'] }), seen('c', { previous: ['a'] }))).toEqual(['b', 'c']);
  });

  test('one that cites both siblings ends both', () => {
    const siblings = [seen('a'), seen('b', { previous: ['a'] }), seen('c', { previous: ['a'] })];
    expect(counted(...siblings, seen('d', { previous: ['b', 'c'] }))).toEqual(['d']);
  });

  test('a narrower one replaces nothing, and an equally wide one replaces it and what it left', () => {
    const failed = seen('a', { result: 'Failed' });
    const less = seen('b', { ...narrow, previous: ['a'] });
    expect(counted(failed, less)).toEqual(['a', 'b']);
    expect(counted(failed, less, seen('c', { previous: ['b'] }))).toEqual(['c']);
    expect(counted(failed, less, seen('c', { ...narrow, previous: ['b'] }))).toEqual(['a', 'c']);
  });

  test.each(['Unknown', 'NotRun'] as const)(
    '%s replaces nothing, and what follows it replaces what it followed',
    (result) => {
      const blind = seen('b', { result, previous: ['a'] });
      expect(counted(seen('a'), blind)).toEqual(['a']);
      expect(counted(seen('a'), blind, seen('c', { previous: ['b'] }))).toEqual(['c']);
    },
  );

  test.each(['Passed', 'Failed', 'NeedsReview', 'NotApplicable'] as const)('%s is conclusive', (result) => {
    expect(counted(seen('a'), seen('b', { result, previous: ['a'] }))).toEqual(['b']);
  });

  test('another vantage is another thing, even inside one statement', () => {
    const outside = { vantage: 'outside' };
    expect(counted(seen('a', { result: 'Failed' }), seen('b', { ...outside, previous: ['a'] }))).toEqual(['a', 'b']);
    // The statement c follows b from outside only: from the repository it is a sibling of a, and a failure stays.
    const both = [seen('c'), seen('c', { ...outside, previous: ['b'] })];
    expect(counted(seen('a', { result: 'Failed' }), seen('b', outside), ...both)).toEqual(['a', 'c', 'c']);
    const other = [seen('c', { previous: ['a'] }), seen('c', { ...outside, previous: ['b'] })];
    expect(counted(seen('a', { result: 'Failed' }), seen('b', outside), ...other)).toEqual(['c', 'c']);
  });

  test('a wide look from outside widens no look from inside in the same statement', () => {
    const outside = { vantage: 'outside', coverage: { looked: 9, total: 9, unit: 'things' } };
    const both = [seen('c', { ...narrow, previous: ['a'] }), seen('c', { ...outside, previous: ['b'] })];
    expect(counted(seen('a', { result: 'Failed' }), seen('b', outside), ...both)).toEqual(['a', 'c', 'c']);
  });

  test('nothing through an observation of other bytes', () => {
    const between = seen('b', { subject: sha256('other bytes'), previous: ['a'] });
    expect(counted(seen('a', { result: 'Failed' }), between, seen('c', { previous: ['b'] }))).toEqual(['a', 'c']);
  });

  test('one by a key retired meanwhile still counts, and replaces nothing', () => {
    const retired = seen('b', { previous: ['a'] }, { late: true });
    expect(counted(seen('a', { result: 'Failed' }), retired)).toEqual(['a', 'b']);
    expect(counted(seen('a', { result: 'Failed' }), retired, seen('c', { previous: ['b'] }))).toEqual(['c']);
  });

  test('two entries of one statement about one thing both count, and follow what either of them follows', () => {
    expect(counted(seen('a', { result: 'Failed' }), seen('b', { previous: ['a'] }), seen('b'))).toEqual(['b', 'b']);
  });

  test('a circle of citations ends', () => {
    expect(counted(seen('a', { previous: ['b'] }), seen('b', { previous: ['a'] }), seen('c'))).toEqual(['c']);
  });

  test('nothing that cites a predecessor nobody has', () => {
    expect(counted(seen('a'), seen('b', { previous: ['x'] }))).toEqual(['a', 'b']);
  });
});

describe('why nothing counts', () => {
  const absence = (...all: readonly Candidate[]) => observations(all, subject, noon).absence;

  test('says the last thing that stood in the way', () => {
    expect(absence()).toBe('never looked');
    expect(absence(seen('a', {}, { unfit: 'other runner' }))).toBe('other runner');
    expect(absence(seen('a', {}, { unfit: 'other runner' }), seen('b', {}, { unfit: 'other rules' }))).toBe(
      'other rules',
    );
    expect(absence(seen('a', { subject: sha256('other') }), seen('b', {}, { unfit: 'other runner' }))).toBe(
      'other bytes',
    );
    expect(absence(seen('a', {}, { claimedAt: noon + 301 }))).toBe('from the future');
    expect(absence(seen('a', { result: 'Unknown' }), seen('b', {}, { claimedAt: noon + 301 }))).toBe('could not look');
    expect(absence(seen('a'))).toBeNull();
  });

  test('clocks may differ by five minutes', () => {
    expect(counted(seen('a', {}, { claimedAt: noon + 300 }))).toEqual(['a']);
    expect(counted(seen('a', {}, { claimedAt: noon + 301 }))).toEqual([]);
  });

  test('what claims a time to come replaces nothing before it has come', () => {
    const ahead = seen('b', { previous: ['a'] }, { claimedAt: noon + 301, observedAt: noon });
    expect(counted(seen('a', { result: 'Failed' }), ahead)).toEqual(['a']);
  });

  test('the newest run that could not look is kept for the explanation', () => {
    const blind = [seen('a', { result: 'Unknown' }), seen('b', { result: 'NotRun', summary: 'no socket' }), seen('c')];
    expect(observations(blind, subject, noon).inconclusive?.statement).toBe('b');
    expect(observations([seen('c')], subject, noon).inconclusive).toBeNull();
  });

  test('a facet whose subject nobody can name is matched by nothing', () => {
    expect(observations([seen('a')], undefined, noon)).toEqual({
      counted: [],
      absence: 'other bytes',
      inconclusive: null,
    });
  });
});

const a4 = 'A4/history.test-reports@file';

function entryOf(made: Scenario): EvidenceEntry {
  return seen('', { subject: made.facts().subjects.get(a4) ?? '', observedAt: made.record.now() }).entry;
}

describe('whose evidence counts', () => {
  test('only that of a runner which the gate file names for the facet', async () => {
    const made = await scenario();
    await made.observe({}, { by: 'runner:other' });
    expect(made.state('A4')).toBe('unknown');
    expect(made.criterion('A4').explanation?.reason).toBe(
      'Only a runner that the gate file does not name for it has looked.',
    );
    await made.observe();
    expect(made.state('A4')).toBe('met');
    await made.observe({ [a4]: { result: 'Failed' } }, { by: 'runner:other' });
    expect(made.state('A4')).toBe('met');
  });

  test('the line of a facet stands before the line of all others, and no line names nobody', async () => {
    const of = (runners: Record<string, readonly string[]>) => ({ ...smallGate, runners });
    const made = await scenario();
    await made.observe({}, { by: 'runner:other' });
    const named = of({ '*': ['ci'], 'history.test-reports@file': ['other'] });
    expect(made.state('A4', { gate: named })).toBe('met');
    expect(made.state('B1', { gate: named })).toBe('unknown');
    expect(made.state('A4', { gate: of({}) })).toBe('unknown');
    expect(made.state('A4', { gate: of({ '*': ['other'], 'history.test-reports@file': [] }) })).toBe('unknown');
  });

  test('siblings of two machines: the worst counts until one has seen both', async () => {
    const made = await scenario();
    const first = await made.observe({ [a4]: { result: 'Failed', findings: [finding('one')] } });
    await made.observe({ [a4]: { previous: [] } });
    expect(made.state('A4')).toBe('failed');
    expect(made.criterion('A4').facets[0]?.evidence).toHaveLength(2);
    await made.observe({ [a4]: { previous: made.criterion('A4').facets[0]?.evidence ?? [] } });
    expect(made.state('A4')).toBe('met');
    expect(made.criterion('A4').facets[0]?.evidence).not.toContain(first);
  });

  test('only that of the rules which the baseline pins; before there is one, of any', async () => {
    const made = await scenario();
    await made.record.evidence([entryOf(made)], { rules: 'rules-2' });
    expect(made.state('A4')).toBe('met');
    await made.baseline();
    expect(made.criterion('A4').explanation?.reason).toBe('It was looked at with other rules than the baseline pins.');
    await made.observe();
    await made.record.evidence([{ ...entryOf(made), result: 'Failed' }], { rules: 'rules-2' });
    expect(made.state('A4')).toBe('met');
  });

  test('what does not count still links what does', () => {
    const other = seen('b', { previous: ['a'] }, { unfit: 'other rules' });
    expect(counted(seen('a', { result: 'Failed' }), other, seen('c', { previous: ['b'] }))).toEqual(['c']);
  });

  test('no observation of another phase', async () => {
    const made = await scenario();
    await made.observe({}, { phase: 6 });
    expect(made.criterion('A4').explanation?.reason).toBe('Nobody has looked yet.');
  });

  test('of a runner whose key was retired unseen, what it found and no pass', async () => {
    const retire = (root: TrustBody) => ({
      keys: root.keys.map((key) => (key.runner === 'ci' ? { ...key, status: 'retired' as const } : key)),
    });
    for (const [result, state] of [
      ['Failed', 'failed'],
      ['NeedsReview', 'awaiting'],
      ['Passed', 'unknown'],
    ] as const) {
      const made = await scenario();
      await made.baseline();
      await made.record.changeRoot(retire, { cosigners: ['quinn'] });
      await made.observe({ [a4]: { result } }, { root: 1, cites: [], previous: [] });
      expect([result, made.state('A4')]).toEqual([result, state]);
    }
  });

  test('none by a key that was compromised before it was sealed', async () => {
    const made = await scenario();
    await made.baseline();
    await made.observe();
    expect(made.state('A4')).toBe('met');
    const size = await made.record.seal();
    const compromised = (since: number) => (root: TrustBody) => ({
      keys: root.keys.map((key) => (key.runner === 'ci' ? { ...key, status: 'compromised' as const, since } : key)),
    });
    await made.record.changeRoot(compromised(size), { cosigners: ['quinn'] });
    expect(made.state('A4')).toBe('met');
    await made.record.changeRoot(compromised(size - 1), { cosigners: ['quinn'] });
    expect(made.state('A4')).toBe('unknown');
  });
});

describe('a preview', () => {
  const entry = (change: Partial<EvidenceEntry>) => seen('', change).entry;

  test('shows every vantage of what was just seen, beside what the record holds', () => {
    const index = previewIndex(new Map([['A4/x', [seen('a', { facet: 'x' })]]]), [
      entry({ facet: 'x', vantage: 'inside' }),
      entry({ facet: 'x', vantage: 'outside' }),
      entry({ facet: 'y' }),
    ]);
    expect(index.get('A4/x')?.map((each) => [each.statement, each.entry.vantage])).toEqual([
      ['a', 'repository'],
      ['preview', 'inside'],
      ['preview', 'outside'],
    ]);
    expect(index.get('A4/y')?.[0]).toMatchObject({ unfit: null, observedAt: noon, claimedAt: noon });
  });

  test('satisfies nothing: what would be GO is HOLD and says why', async () => {
    const made = await goScenario();
    expect(made.board()).toMatchObject({ verdict: 'GO', preview: false });
    expect(made.board({ preview: [] })).toMatchObject({
      verdict: 'HOLD',
      preview: true,
      blockers: [{ criterion: null, state: 'unknown', command: 'sallyport check --record' }],
    });
    expect(made.board({ preview: [], now: '2027-03-01T00:00:00Z' }).blockers[0]?.criterion).not.toBeNull();
  });
});
