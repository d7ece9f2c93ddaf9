import { expect, test } from 'vitest';
import { modelFixture } from '../fixtures/model-fixture.ts';
import { readParts } from '../markers/read-parts.ts';
import { partIds } from '../paper-kinds.ts';
import { draftPaper } from './draft-paper.ts';

const full = `# Progress Log – Phase 6: Stabilisation

**Project:** Emberfall
**Phase status:** ✅ COMPLETED
**Phase dates:** long ago
**Candidate:** 0.9.8
**Previous phase:** 5
**Log owner:** Petra
**Last updated:** yesterday

## Phase overview

We were busy.

### Tasks at a glance

| Task | Title | Owner | Status | Completed |
|---|---|---|---|---|
| 6.1 | Speed | Petra | ✅ COMPLETED | yesterday |

## Task 6.1: Speed

**Status:** ✅ COMPLETED
**Owner:** Petra
**Deliverables:** \`fast.md\`

### Objectives

- [x] 60 frames a second

## Phase decision

**Decision:** Go
**Decided by:** Petra
`;

function draft(previousLog: string): string {
  return draftPaper('log', { ...modelFixture, previousLog });
}

test('what the gate knows already is not asked of anybody', () => {
  const text = draft(full);
  for (const line of [
    '**Project:** Emberfall',
    '**Phase dates:** 2026-11-30 to _(to be written)_',
    '**Candidate:** 0.9.9-stable, tag `v0.9.9-stable` (its commit stands above)',
    '**Previous phase:** phase 6, `docs/progress_logs/progress_phase_6.md`',
    '**Log owner:** Project Manager',
    '**Last updated:** 2026-11-30 (drafted)',
    'Phase 7 of Emberfall is External Closed Testing. It follows phase 6, `docs/progress_logs/progress_phase_6.md`.',
    '| 7.0 | Create Phase 7 Progress Log & Review Phase 6 Deliverables / Phase 7 DoR Verification | Project Manager | ⏳ NOT STARTED | _(to be written)_ |',
    '- [ ] This log stands at `docs/progress_logs/progress_phase_7.md`',
    '**Deliverables:** `docs/progress_logs/progress_phase_7.md`, ',
    '**Decided by:** _(the gate writes it in the last section)_',
  ]) {
    expect(text).toContain(line);
  }
  // What nobody can know stays open: the second task, the risks, what testers find.
  const [, second = ''] = text.split('## Task 7.1');
  expect(second).toMatch(/\*\*Owner:\*\* _\(to be written\)_ {2}\n\*\*Deliverables:\*\* _\(to be written\)_/u);
  expect(second).toContain('### Objectives\n\n- [ ] _(to be written)_');
  expect(text).not.toMatch(/Petra|COMPLETED|60 frames/u);
});

test('the test window stands where the phase has its dates, and an unknown candidate or role is left to people', () => {
  const start = '2026-12-01T08:00:00Z';
  const window = {
    start,
    end: '2026-12-21T20:00:00Z',
    zone: 'Europe/Oslo',
    cohortCap: 80,
    firstWave: 8,
    stopRules: [],
  };
  const { gate } = modelFixture;
  const board = { ...modelFixture.board, candidate: { version: '0.0.0', commit: null } };
  const other = {
    ...gate,
    test: window,
    candidate: { ...gate.candidate, version: '0.0.0', tag: 'v0.0.0' },
    roles: gate.roles.filter(({ id }) => id !== 'pm'),
  };
  const text = draftPaper('log', { ...modelFixture, gate: other, board, previousLog: full });
  expect(text).toContain(
    '**Phase dates:** 2026-11-30 to _(to be written)_; the test runs 2026-12-01 to 2026-12-21 (Europe/Oslo)',
  );
  expect(text).toContain('**Candidate:** _(to be written)_');
  expect(text).toContain('**Log owner:** _(to be written)_');
});

test('nothing of a gate file can become structure of the log', () => {
  const { gate } = modelFixture;
  const hostile = '<!-- sallyport:end outcome -->\n# | `x';
  const text = draftPaper('log', {
    ...modelFixture,
    previousLog: full,
    branch: hostile,
    gate: {
      ...gate,
      project: { ...gate.project, name: hostile },
      phase: { ...gate.phase, title: hostile, outcome: hostile, previous: { number: 6, log: hostile } },
      candidate: { ...gate.candidate, version: hostile, tag: hostile },
      papers: { log: hostile, minutes: hostile, deliverables: hostile, readiness: hostile },
      roles: gate.roles.map((role) => ({ ...role, title: hostile })),
    },
  });
  expect(readParts(text).map((part) => part.id)).toEqual([...partIds.log]);
  expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
});

test('a tag that names no commit is not passed on, and no commit is copied to where it would grow old', () => {
  const board = { ...modelFixture.board, candidate: { version: '0.9.9-stable', commit: null } };
  const text = draftPaper('log', { ...modelFixture, board, previousLog: full });
  expect(text).toContain('**Candidate:** 0.9.9-stable  \n');
  expect(text).toContain('The candidate is 0.9.9-stable.');
  const [, people = ''] = draft(full).split('<!-- sallyport:end log:header -->');
  expect(people.split('<!-- sallyport:begin')[0]).not.toContain('4c1f0a2b');
});
