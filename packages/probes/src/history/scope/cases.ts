import type { ResolvedGate } from '@sallyport/gate';
import type { FailingCase, ProbeCases } from '../../case.ts';

const test = {
  start: '2026-12-01T08:00:00Z',
  end: '2026-12-15T17:00:00Z',
  zone: 'Europe/Berlin',
  cohortCap: 40,
  firstWave: 8,
  stopRules: ['Any critical finding stops the test at once'],
};

function fails(name: string, rule: string, criterion: string, change: Partial<typeof test>): FailingCase {
  return { name, rule: `history.scope.${rule}`, files: {}, criterion, gate: { test: { ...test, ...change } } };
}

export const cases: ProbeCases = {
  passes: [
    { name: 'everything stated, as A6 asks', files: {}, criterion: 'A6', gate: { test } },
    { name: 'everything stated, as M3 asks', files: {}, criterion: 'M3', gate: { test } },
    { name: 'the test runs already', files: {}, gate: { test }, now: '2026-12-02T09:00:00Z' },
    {
      name: 'three testers at once',
      files: {},
      criterion: 'M3',
      gate: { test: { ...test, cohortCap: 3, firstWave: 3 } },
    },
    { name: 'A6 does not ask for stop rules', files: {}, criterion: 'A6', gate: { test: { ...test, stopRules: [] } } },
  ],
  fails: [
    {
      name: 'no section',
      rule: 'history.scope.no-window',
      files: {},
      gate: { test: null } satisfies Partial<ResolvedGate>,
    },
    fails('ends first', 'backwards', 'A6', { end: '2026-11-30T17:00:00Z' }),
    fails('dates that are none', 'backwards', 'A6', { end: 'soon' }),
    { ...fails('last year', 'over', 'A6', {}), now: '2027-11-24T09:00:00Z' },
    fails('a zone of the moon', 'zone', 'A6', { zone: 'Moon/Tycho' }),
    fails('more in the first wave than in all', 'cohort', 'A6', { firstWave: 41 }),
    fails('nobody', 'cohort', 'A6', { cohortCap: 0, firstWave: 0 }),
    fails('everybody at once', 'first-wave', 'M3', { firstWave: 40 }),
    fails('no rules', 'stop-rules', 'M3', { stopRules: [] }),
    fails('a rule that is none', 'stop-rules', 'M3', { stopRules: ['TBD'] }),
  ],
};
