import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, scenario } from '../testing/scenario.ts';

describe('verdict', () => {
  test('GO when everything that is required is met and everybody says so', async () => {
    const made = await goScenario();
    const board = made.board();
    expect(board.blockers).toEqual([]);
    expect(board.verdict).toBe('GO');
    expect(board.door).toBe('closed');
    expect(board.duty.grade).toBe('B');
  });

  test('HOLD before anybody founded a trust root, with the next step', async () => {
    const made = await scenario();
    const board = made.board({ record: null });
    expect(board.verdict).toBe('HOLD');
    expect(board.rules.find((rule) => rule.id === 'record')?.explanation?.command).toContain('trust found');
  });

  test('NO-GO while a required criterion is failed, with place and fix', async () => {
    const made = await goScenario();
    const finding = {
      rule: 'r',
      severity: 'high',
      fingerprint: sha256('f'),
      place: 'a.xml:3',
      what: 'a test failed',
      why: 'w',
      fix: 'mend it',
    } as const;
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed', findings: [finding] } });
    const board = made.board();
    expect(board.verdict).toBe('NO-GO');
    expect(board.blockers[0]).toMatchObject({
      criterion: 'A4',
      state: 'failed',
      place: 'a.xml:3',
      action: 'mend it',
      owner: 'qa',
    });
  });

  test.each(['Unknown', 'NotRun'] as const)('a first run that ends %s is HOLD, never a pass', async (result) => {
    const made = await scenario();
    await made.baseline();
    await made.observe({ 'A4/history.test-reports@file': { result } });
    const view = made.board().criteria.find((each) => each.criterion.id === 'A4');
    expect(view?.state).toBe('unknown');
    expect(made.board().verdict).toBe('HOLD');
  });

  test('NotApplicable is unknown without a signed deviation', async () => {
    const made = await scenario();
    await made.observe({ 'A4/history.test-reports@file': { result: 'NotApplicable' } });
    expect(made.board().criteria.find((each) => each.criterion.id === 'A4')?.state).toBe('unknown');
  });

  test('NeedsReview waits for the owner and is met by the owner', async () => {
    const made = await scenario();
    await made.observe({ 'A4/history.test-reports@file': { result: 'NeedsReview' } });
    const before = made.board().criteria.find((each) => each.criterion.id === 'A4');
    expect(before?.state).toBe('awaiting');
    expect(before?.signers.map((each) => each.role)).toEqual(['qa']);
    await made.accept(persons.qa, 'qa', 'A4');
    expect(made.board().criteria.find((each) => each.criterion.id === 'A4')?.state).toBe('met');
  });

  test('only a pass ages', async () => {
    const made = await goScenario();
    const later = { now: '2027-03-01T00:00:00Z' };
    expect(made.board(later).criteria.find((each) => each.criterion.id === 'A4')?.state).toBe('stale');
    expect(made.board(later).criteria.find((each) => each.criterion.id === 'B1')?.state).toBe('met');
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed' } });
    expect(made.board(later).criteria.find((each) => each.criterion.id === 'A4')?.state).toBe('failed');
  });

  test('a sign-off about running things lasts seven days, another until its substance changes', async () => {
    const made = await goScenario();
    const later = { now: '2026-12-20T00:00:00Z' };
    const state = (id: string) => made.board(later).criteria.find((each) => each.criterion.id === id)?.state;
    expect(state('C4')).toBe('stale');
    expect(state('E8')).toBe('stale');
    expect(state('L4')).toBe('met');
  });

  test('changed bytes void exactly what rested on them', async () => {
    const made = await goScenario();
    const about = new Map(made.facts().about).set('I2', sha256('other terms'));
    const open = made
      .board({ about })
      .criteria.filter((each) => each.state !== 'met')
      .map((each) => each.criterion.id);
    expect(open).toEqual(['I2']);
    expect(made.board({ about }).poll?.state).toBe('void');
    expect(made.board({ about }).poll?.changed).toEqual(['I2 rests on something else now']);
  });

  test('a summary sign-off falls with what it rests on', async () => {
    const made = await goScenario();
    const about = new Map(made.facts().about).set('C4', sha256('another stack'));
    const open = made
      .board({ about })
      .criteria.filter((each) => each.state !== 'met')
      .map((each) => each.criterion.id);
    expect(open).toEqual(['C4', 'E8']);
  });

  test('what was looked at and has changed since is unknown', async () => {
    const made = await goScenario();
    const subjects = new Map(made.facts().subjects).set('B1/installers.manifest@file', sha256('other installers'));
    const view = made.board({ subjects }).criteria.find((each) => each.criterion.id === 'B1');
    expect(view?.state).toBe('unknown');
    expect(view?.explanation?.reason).toBe('It changed since it was looked at.');
  });

  test('a rejected floor sign-off is NO-GO and no acceptance of somebody else hides it', async () => {
    const made = await goScenario();
    await made.reject(persons.security, 'security', 'E8');
    expect(made.board().verdict).toBe('NO-GO');
    await made.accept(persons.pm, 'pm', 'E8');
    expect(made.board().verdict).toBe('NO-GO');
  });
});
