import { describe, expect, test } from 'vitest';
import { modelFixture } from '../fixtures/model-fixture.ts';
import { readParts } from '../markers/read-parts.ts';
import { partIds } from '../paper-kinds.ts';
import { paperStatementBody } from '../paper-statement.ts';
import { previousLogLimit } from '../skeleton/learn-skeleton.ts';
import { draftPaper } from './draft-paper.ts';

const terse = `# Phase 6 log

Status: done

## Goals
Ship it.
## Task 6.1 - Speed
Status: done
* faster
* smaller
## Task 6.2 - Installers
Status: done
## Handover to phase 7
`;

const ticked = [
  '# 🎮 Phase VI – Hardening – Progress Log ✅ 100% SUCCESS',
  '',
  '**Status:** ✅ **COMPLETED**',
  '**Owner:** Petra',
  '',
  '## **1. Scope of P6**',
  '',
  '- [x] **Security:** finished',
  '- [x] **Stability:** finished',
  '',
  '## **2. Work**',
  '',
  '### ✅ (6.1) Monitoring [COMPLETED]',
  '',
  '**Status:** ✅ DONE',
  '',
  '- [x] alerts',
  '',
  '#### Notes',
  '',
  'All good, 100% done.',
  '',
  '## **3. Risks**',
  '',
  '> none whatsoever',
  '',
].join('\r\n');

const tabled = `Progress of Phase 6
===================

| Field | Value |
|---|---|
| **Status** | COMPLETED |
| **Owner** | Petra |

Summary
-------

| Task | State |
|:--|--:|
| 6.1 | ok |

Timeline
--------

| Day | Event |
|---|---|
| Monday | started |

Metrics of phase 6
------------------

| Metric | Limit | Value |
|---|---|---|
| fps | 60 | 61 |
`;

function draft(previousLog: string | null): string {
  return draftPaper('log', { ...modelFixture, previousLog });
}

function headings(text: string): readonly string[] {
  return text.split(/\r?\n/u).filter((line) => line.startsWith('#'));
}

describe('the new log follows the previous one', () => {
  test('terse: bare status line, star bullets, tasks of the new phase', () => {
    const text = draft(terse);
    expect(headings(text)).toEqual([
      '# Phase 7 log',
      '## Goals',
      '## Task 7.0 - Create Phase 7 Progress Log & Review Phase 6 Deliverables / Phase 7 DoR Verification',
      '## Task 7.1 - _(to be written)_',
      '## Handover to phase 8',
      '## External Feedback Analysis',
      '## Tester Bug Triage',
      '## NAR Narrative Validation on Diverse Hardware',
      '## Timeline',
      '## Readiness',
      '## Findings',
      '## Outcome',
    ]);
    expect(text).toContain('\nStatus: in preparation\n');
    expect(text).toContain('\nStatus: not started\n');
    expect(text).toContain('\n* **Severity:** _(to be written)_\n');
    expect(text).not.toMatch(/done|faster|Ship it/u);
  });

  test('tick-box heavy, CRLF: boxes are empty, numbering goes on, bold and ticks stay, claims do not', () => {
    const text = draft(ticked);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(headings(text)).toEqual([
      '# Phase VII – External Closed Testing – Progress Log',
      '## **1. Scope of P7**',
      '## **2. Work**',
      '### (7.0) Create Phase 7 Progress Log & Review Phase 6 Deliverables / Phase 7 DoR Verification',
      '#### Notes',
      '### (7.1) _(to be written)_',
      '#### Notes',
      '## **3. Risks**',
      '## **4. External Feedback Analysis**',
      '## **5. Tester Bug Triage**',
      '## **6. NAR Narrative Validation on Diverse Hardware**',
      '## **7. Timeline**',
      '## **8. Readiness**',
      '## **9. Findings**',
      '## **10. Outcome**',
    ]);
    expect(text).toContain('**Status:** 🔄 **IN PREPARATION**');
    expect(text).toContain('**Status:** ⏳ **NOT STARTED**');
    expect(text).toContain('- [ ] **Security:** _(to be written)_');
    expect(text).toContain('- [ ] **Severity:** _(to be written)_');
    expect(text).not.toMatch(/\[x\]|✅|100|COMPLETED|DONE|finished|whatsoever/u);
  });

  test('table heavy, underlined headings: tables keep their columns, and a heading of the team is not taken away', () => {
    const text = draft(tabled);
    expect(text).toContain('Progress of Phase 7\n===================\n');
    expect(text).toContain('| Metric | Limit | Value |\n|---|---|---|\n| _(to be written)_ |');
    expect(text).toContain('Metrics of phase 7\n------------------\n');
    expect(text).toContain('| **Owner** | Project Manager |');
    expect(text).toContain('| Report | Build and platform | Severity | Reproduced | Owner | State |');
    expect(text).toContain('Tester Bug Triage\n-----------------\n');
    expect(text).toContain('Timeline\n--------\n\n| Day | Event |');
    expect(text).toContain('Gate timeline\n-------------\n\n<!-- sallyport:begin log:timeline -->');
    expect(text).toContain('**Status:** IN PREPARATION');
    expect(text).toContain(
      '| Task | State |\n|---|---|\n| 7.0 | NOT STARTED |\n| _(to be written)_ | _(to be written)_ |',
    );
    expect(text).not.toMatch(/COMPLETED|Petra|Monday|61/u);
  });

  test('a head without columns of its own keeps its labels and none of its values', () => {
    const text = draft('# Phase 6\n\n| Status | Done |\n|---|---|\n| Owner | Petra |\n\n## A (DONE)\n\n## B\n');
    expect(text).toContain('| Field | Value |\n|---|---|\n| Owner | Project Manager |\n');
    expect(text).toContain('\nStatus: In preparation\n');
    expect(headings(text).slice(0, 3)).toEqual(['# Phase 7', '## A', '## B']);
    expect(text).not.toMatch(/Petra|Done|DONE/u);
  });

  test('without a previous log it stands in the default structure and says so', () => {
    const text = draft(null);
    expect(headings(text).slice(0, 3)).toEqual([
      '# Phase 7 Progress Log: External Closed Testing',
      '## Goals and scope',
      '## Task 7.0 Create Phase 7 Progress Log & Review Phase 6 Deliverables / Phase 7 DoR Verification',
    ]);
    expect(text).toContain('there was no previous log at `docs/progress_logs/progress_phase_6.md`');
    const first = { ...modelFixture.gate, phase: { ...modelFixture.gate.phase, previous: null } };
    expect(draftPaper('log', { ...modelFixture, gate: first })).toContain('because there was no previous log\n');
  });

  test('a log that Sallyport drafted gives the next one its own structure once', () => {
    const gate = {
      ...modelFixture.gate,
      phase: { ...modelFixture.gate.phase, number: 8, previous: { number: 7, log: 'p7.md' } },
    };
    const previousLog = draft(terse);
    const next = draftPaper('log', { ...modelFixture, gate, previousLog });
    const same = (line: string): string => line.replaceAll(/[5-9](?=[ .]|$)/gu, '#');
    expect(headings(next).map(same)).toEqual(headings(previousLog).map(same));
    expect(next.match(/^Status: /gmu)).toEqual(previousLog.match(/^Status: /gmu));
  });

  test('hostile text of the previous log cannot become a marker, HTML or a claim', () => {
    const hostile = `# Phase 6 <!-- sallyport:begin outcome -->

**Status:** <script>alert(1)</script>
**Owner <b>:** x

## <details> Goals <!-- sallyport:end outcome -->

| <div hidden> | b |
|---|---|
| a | b |

- **<!-- sallyport:begin body -->:** x

\`\`\`
<!-- sallyport:begin body -->
`;
    const text = draft(hostile);
    expect(readParts(text).map((part) => part.id)).toEqual([...partIds.log]);
    expect(text.replace(/^<!-- sallyport:(?:begin|end) [a-z:]+ -->$/gmu, '')).not.toMatch(/<(?!br)/u);
  });

  test.each([null, terse, ticked, tabled, '', 'no heading at all', '# Only a title\n', '###### Deep\n'])(
    'every draft is a whole paper (%#)',
    (previousLog) => {
      const text = draft(previousLog);
      expect(paperStatementBody('log', 'log.md', text).parts.map((part) => part.id)).toEqual([...partIds.log]);
      expect(text.match(/External Feedback Analysis/gu)).toHaveLength(1);
    },
  );

  test('a previous log that is too long is refused with its path and the one limit', () => {
    const path = 'docs/progress_logs/progress_phase_6.md';
    const long = `# Phase 6\n\n## A\n\n${'x '.repeat(60)}\n`.padEnd(previousLogLimit, `${'words '.repeat(20)}\n`);
    expect(draft(long)).toContain('## A');
    expect(() => draft(`${long}z`)).toThrow(
      expect.objectContaining({
        code: 'PAPER_TOO_LARGE',
        message: expect.stringMatching(new RegExp(`previous log, ${path}: .+may have 256 KiB`, 'u')),
      }),
    );
    expect(() => draft(`# A\n\n${'> '.repeat(40)}x\n`)).toThrow(/previous log, .+: Line 3 nests/u);
  });

  test('a project without a narrative model is not asked to validate one', () => {
    const text = draftPaper('log', { ...modelFixture, gate: { ...modelFixture.gate, narrative: null } });
    expect(text).not.toContain('NAR Narrative');
    expect(text).toContain('Tester Bug Triage');
  });
});
