import type { CaseStatement, ProbeCases } from '../../case.ts';
import { sha256Of } from '../../case.ts';

const path = 'docs/progress_logs/progress_phase_6.md';
const log = `# Phase 6 Progress Log

**Status:** complete
**Go/No-Go meeting:** 14 November 2026

## Review

The phase 5 decision was a NO-GO at first and a GO on 2 October.

## Decision

Formal "Go" decision to proceed with external testing, 14 November 2026.
`;

const german =
  '# Phase 6\n\nDie Tests sind abgeschlossen und die Sicherung ist geprüft. Das Team hat mit den Leitungen am 14. November getagt, und der Betrieb ist für die externen Tests bereit.\n';

function decision(verdict: 'GO' | 'HOLD'): CaseStatement {
  const snapshot = {
    candidate: sha256Of('c'),
    materials: '',
    baseline: sha256Of('b'),
    substances: {},
    subjects: {},
    about: {},
    deliverables: {},
    relief: [],
  };
  return {
    type: 'decision',
    phase: 6,
    person: 'mara',
    body: {
      verdict,
      semantics: '1',
      poll: null,
      at: '2026-11-14T16:00:00Z',
      log: { size: 1, root: sha256Of('r') },
      snapshot,
      counted: [],
      notCounted: [],
      missingRoles: [],
      reasons: [],
      duty: { grade: 'A', notes: [] },
      offline: false,
      branch: 'feature/phase-6',
      message: 'Phase 6',
    },
  };
}

export const cases: ProbeCases = {
  passes: [
    { name: 'log states GO, record holds it', files: { [path]: log }, record: [decision('HOLD'), decision('GO')] },
    { name: 'log states GO, nobody signed', result: 'NotApplicable', files: { [path]: log } },
    {
      name: 'GO in a table',
      files: { [path]: '# Phase 6\n\n| Gate | Go/No-Go |\n|---|---|\n| Phase 6 decision | ✅ GO |\n' },
      record: [decision('GO')],
    },
    {
      name: 'GO in a quoted status line',
      files: { [path]: '# Phase 6\n\n> **ReviewOutcome:** GO, phase 7 may begin.\n' },
      record: [decision('GO')],
    },
    {
      name: 'the file has another letter case',
      files: { 'docs/progress_logs/Progress_Phase_6.MD': log },
      record: [decision('GO')],
    },
    {
      name: 'first phase',
      result: 'NotApplicable',
      files: {},
      gate: { phase: { number: 1, title: 'Start', outcome: 'Started', previous: null } },
    },
  ],
  fails: [
    { name: 'no log', rule: 'history.previous-log.missing', files: { 'README.md': '# Harbour' } },
    {
      name: 'the decision is still to come',
      rule: 'history.previous-log.no-go-stated',
      files: {
        [path]: '# Phase 6\n\nThe Go/No-Go meeting will decide. GO is expected. We go on with Go 1.24 services.\n',
      },
    },
    {
      name: 'a log in German, whose decision the record holds',
      rule: 'history.previous-log.another-language',
      files: { [path]: german },
      record: [decision('GO')],
      result: 'NeedsReview',
    },
    {
      name: 'a log in German, and nobody signed',
      rule: 'history.previous-log.another-language',
      files: { [path]: german },
      result: 'NotApplicable',
    },
    {
      name: 'the last word is NO-GO',
      rule: 'history.previous-log.decided-otherwise',
      files: {
        [path]: '# Phase 6\n\nDecision on 2 November: GO.\n\nDecision on 9 November: NO-GO, the scan found more.\n',
      },
    },
    {
      name: 'the record says HOLD',
      rule: 'history.previous-log.decided-otherwise',
      files: { [path]: log },
      record: [decision('GO'), decision('HOLD')],
    },
    {
      name: 'conditional',
      rule: 'history.previous-log.conditional',
      files: { [path]: '# Phase 6\n\nDecision: GO, subject to the backup drill.\n' },
    },
    {
      name: 'a task is still in progress',
      rule: 'history.previous-log.task-open',
      files: { [path]: `${log}\n## Task 6.3: Backups\n\n**Status:** 🔄 IN PROGRESS\n` },
      record: [decision('GO')],
    },
    {
      name: 'letter case and no decision',
      rule: 'history.previous-log.letter-case',
      also: ['history.previous-log.no-go-stated'],
      files: { 'docs/progress_logs/PROGRESS_PHASE_6.md': '# Phase 6\n\nNothing yet.\n' },
    },
  ],
};
