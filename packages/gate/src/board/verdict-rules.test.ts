import { describe, expect, test } from 'vitest';
import { criterion, signed } from '../testing/small-gate.ts';
import type { CriterionView, Explanation, RuleView, State, VoteView } from './board.ts';
import { blockers, counts, verdict } from './verdict.ts';

function explained(id: string | null, state: State): Explanation {
  const shared = { place: null, owner: 'pm', action: 'act', command: null };
  return { criterion: id, state, reason: `${id} ${state}`, ...shared };
}

function view(
  id: string,
  state: State,
  change: Partial<CriterionView['criterion']> = {},
  waived = false,
): CriterionView {
  return {
    criterion: criterion(id, 'pm', [signed('pm')], change),
    state,
    waived,
    substance: id,
    facets: [],
    probed: id.startsWith('P') ? 1 : 0,
    attested: 0,
    signers: [],
    explanation: state === 'met' ? null : explained(id, state),
  };
}

function rule(id: RuleView['id'], met: boolean): RuleView {
  return { id, title: id, met, explanation: met ? null : { ...explained(null, 'awaiting'), reason: id } };
}

const noGo: VoteView = {
  statement: 's',
  person: 'noor',
  roles: [],
  answer: 'no-go',
  reason: null,
  time: '2026-11-20T12:00:00Z',
  counts: true,
  why: '',
};

function given(criteria: readonly CriterionView[], rules: readonly RuleView[] = [], standingNoGos: VoteView[] = []) {
  return { criteria, rules, standingNoGos, preview: false, kickoffOpened: true };
}

describe('the verdict', () => {
  test.each([
    ['met', 'GO'],
    ['awaiting', 'HOLD'],
    ['stale', 'HOLD'],
    ['unknown', 'HOLD'],
    ['failed', 'NO-GO'],
  ] as const)('with a required criterion that is %s is %s', (state, expected) => {
    expect(verdict(given([view('A1', 'met'), view('A2', state)]))).toBe(expected);
  });

  test('asks nothing of recommended criteria, and everything of floor criteria however they are marked', () => {
    expect(verdict(given([view('A1', 'met'), view('A2', 'failed', { required: false })]))).toBe('GO');
    expect(verdict(given([view('A1', 'met'), view('E8', 'failed', { required: false, floor: true })]))).toBe('NO-GO');
    expect(verdict(given([view('E8', 'awaiting', { required: false, floor: true })]))).toBe('HOLD');
  });

  test('is HOLD with nothing to judge, and with a rule unmet', () => {
    expect(verdict(given([]))).toBe('HOLD');
    expect(verdict(given([view('A1', 'met', { required: false })]))).toBe('HOLD');
    expect(verdict(given([view('A1', 'met')], [rule('poll', true), rule('minutes', false)]))).toBe('HOLD');
    expect(verdict(given([view('A1', 'met')], [rule('poll', true)]))).toBe('GO');
  });

  test('is NO-GO with a standing no-go, whatever else is met', () => {
    expect(verdict(given([view('A1', 'met')], [rule('poll', true)], [noGo]))).toBe('NO-GO');
  });

  test('is never GO in a preview', () => {
    expect(verdict({ ...given([view('A1', 'met')]), preview: true })).toBe('HOLD');
    expect(verdict({ ...given([view('A1', 'failed')]), preview: true })).toBe('NO-GO');
  });
});

describe('blockers', () => {
  test('stand worst first: no-gos, criteria by state, then rules in the order a team meets them', () => {
    const criteria = [
      view('A1', 'awaiting'),
      view('A2', 'failed', { required: false }),
      view('B1', 'met'),
      view('C1', 'failed'),
      view('D1', 'stale'),
      view('E1', 'unknown'),
      view('F1', 'failed'),
    ];
    const rules = [rule('record', false), rule('poll', true), rule('minutes', false)];
    const list = blockers(
      given(criteria, rules, [noGo, { ...noGo, person: 'lena', reason: 'Terms.', roles: ['legal'] }]),
    );
    expect(list.map((each) => each.reason)).toEqual([
      'noor says NO-GO.',
      'lena says NO-GO: Terms.',
      'record',
      'C1 failed',
      'F1 failed',
      'E1 unknown',
      'D1 stale',
      'A1 awaiting',
      'minutes',
    ]);
    expect(list.slice(0, 2).map((each) => each.owner)).toEqual([null, 'legal']);
  });

  test('put rules that block everything else before the criteria, and those that follow after them', () => {
    const ids = ['record', 'baseline', 'duty', 'kickoff', 'poll', 'minutes'] as const;
    const all = given(
      [view('A1', 'failed')],
      ids.map((id) => rule(id, false)),
    );
    const reasons = (kickoffOpened: boolean) => blockers({ ...all, kickoffOpened }).map((each) => each.reason);
    expect(reasons(false)).toEqual(['record', 'baseline', 'duty', 'kickoff', 'A1 failed', 'poll', 'minutes']);
    expect(reasons(true)).toEqual(['record', 'baseline', 'duty', 'A1 failed', 'kickoff', 'poll', 'minutes']);
  });

  test('carry the state of the criterion, not of the facet that explains it', () => {
    const failed = { ...view('A1', 'failed'), explanation: explained('A1', 'stale') };
    expect(blockers(given([failed]))[0]?.state).toBe('failed');
  });

  test('include floor criteria marked as recommended', () => {
    const floor = view('E8', 'awaiting', { required: false, floor: true });
    expect(blockers(given([floor])).map((each) => each.criterion)).toEqual(['E8']);
  });

  test('of a preview say so only where nothing else stands in the way', () => {
    expect(blockers(given([view('A1', 'met')]))).toEqual([]);
    expect(blockers({ ...given([view('A1', 'met')]), preview: true })).toEqual([
      {
        criterion: null,
        state: 'unknown',
        reason: 'This is a preview: what was just seen satisfies nothing before a runner records it.',
        place: null,
        owner: 'sre',
        action: 'have the runner look',
        command: 'sallyport check --record',
      },
    ]);
    expect(blockers({ ...given([view('A1', 'stale')]), preview: true })).toHaveLength(1);
  });
});

describe('counts', () => {
  test('are of required and floor criteria; one probed facet makes a criterion probed', () => {
    const criteria = [
      view('P1', 'met'),
      view('P2', 'met', {}, true),
      view('P3', 'failed'),
      view('S1', 'met'),
      view('S2', 'awaiting'),
      view('S3', 'met', { required: false }),
      view('S4', 'met', { required: false, floor: true }),
    ];
    expect(counts(criteria)).toEqual({ required: 6, met: 4, probed: 2, attested: 2, waived: 1 });
  });
});
