import type { RuleDefinition } from '../../probe.ts';

export const rules: readonly RuleDefinition[] = [
  {
    id: 'history.scope.no-window',
    title: 'The test has no window',
    why: 'Staffing, certificates, expiry of builds and personal data all hang on when the test starts and ends.',
    fix: 'Write `test` with start, end, zone, cohortCap, firstWave and stopRules into the gate file.',
    source: 'closed-test A6',
  },
  {
    id: 'history.scope.backwards',
    title: 'The test ends before it starts',
    why: 'Every check against the window would pass or fail for the wrong reason.',
    fix: 'Correct start and end of the test.',
    source: 'closed-test A6',
  },
  {
    id: 'history.scope.over',
    title: 'The test is over already',
    why: 'A door must not open into a window that has closed.',
    fix: 'Set new dates and have them agreed.',
    source: 'closed-test A6',
  },
  {
    id: 'history.scope.zone',
    title: 'The time zone is not a known one',
    why: 'Testers and people on duty would read other hours than were meant.',
    fix: 'Name a zone of the IANA database, such as `Europe/Berlin`.',
    source: 'closed-test A6; IANA time zone database',
  },
  {
    id: 'history.scope.cohort',
    title: 'The size of the cohort does not add up',
    why: 'Capacity, staffing and the first wave are judged against the cap.',
    fix: 'State how many testers there are at most, and a first wave that is a part of them.',
    source: 'closed-test A6',
  },
  {
    id: 'history.scope.first-wave',
    title: 'The first wave is not small',
    why: 'What goes wrong first goes wrong for everybody in the first wave.',
    fix: 'Start with at most half of the cohort, better with a tenth.',
    source: 'closed-test M3',
  },
  {
    id: 'history.scope.stop-rules',
    title: 'There are no rules for stopping',
    why: 'Under pressure nobody stops a test by a rule that was not written before.',
    fix: 'Write under `test.stopRules` what stops the test or keeps it from widening.',
    source: 'closed-test M3',
  },
];
