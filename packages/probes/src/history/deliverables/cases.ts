import type { Deliverable } from '@sallyport/gate';
import type { ProbeCases } from '../../case.ts';

const log = `# Phase 6 Progress Log

## Task 6.0: Kickoff

## Task 6.1: Performance-tuned MVE

Frame time fell to 6.2 ms, memory to 6.4 GB, and the runtime is 6.3.1 now.

## ~~Task 6.9: Struck out~~

## Deliverables

| Task | Title | State |
|---|---|---|
| 6.1 | Performance-tuned MVE | ✅ |
| 6.2 | Client installers | ✅ |
| 6.3 | Replay viewer | deferred to phase 8 |
`;
const performance: Deliverable = {
  id: '6.1',
  title: 'Performance-tuned MVE',
  owner: 'tech',
  files: ['docs/reports/performance.md'],
  acceptance: '60 frames a second on the reference machine',
};
const installers: Deliverable = {
  id: 'installers',
  title: 'Client installers',
  owner: 'qa',
  files: ['release/setup.exe', 'docs/install'],
  acceptance: 'Installs and starts on every platform',
};
const files = {
  'docs/progress_logs/progress_phase_6.md': log,
  'docs/reports/performance.md': '# Performance\n\n61 frames a second.\n',
  'docs/install/windows.md': '# Windows\n',
};
const untracked = [{ path: 'release', kind: 'artefact' }] as const;
const artefacts = { 'release/setup.exe': 'MZ' };
const gate = { deliverables: [performance, installers], untracked };

export const cases: ProbeCases = {
  passes: [
    { name: 'files, folder and artefact', anyContent: true, files, artefacts, gate },
    {
      name: 'without a log to compare',
      anyContent: true,
      files: { 'docs/reports/performance.md': 'x' },
      gate: { deliverables: [performance] },
    },
    {
      name: 'first phase',
      result: 'NotApplicable',
      files: {},
      gate: { phase: { number: 1, title: 'Start', outcome: 'Started', previous: null } },
    },
  ],
  fails: [
    { name: 'nothing listed', rule: 'history.deliverables.none-listed', files },
    {
      name: 'no files',
      rule: 'history.deliverables.no-files',
      files,
      artefacts,
      gate: { ...gate, deliverables: [{ ...performance, files: [] }, installers] },
    },
    { name: 'artefact not built', rule: 'history.deliverables.missing-file', files, gate },
    {
      name: 'placeholder',
      rule: 'history.deliverables.empty-file',
      artefacts,
      gate,
      files: { ...files, 'docs/reports/performance.md': ' \r\n\n' },
    },
    {
      name: 'pattern',
      rule: 'history.deliverables.pattern',
      files,
      artefacts,
      gate: { ...gate, deliverables: [{ ...performance, files: ['docs/reports/*.md'] }, installers] },
    },
    {
      name: 'acceptance still open',
      rule: 'history.deliverables.no-acceptance',
      files,
      artefacts,
      gate: { ...gate, deliverables: [{ ...performance, acceptance: 'TBD' }, installers] },
    },
    {
      name: 'the log has one more',
      rule: 'history.deliverables.left-out',
      files,
      artefacts,
      gate: { ...gate, deliverables: [performance] },
    },
    {
      name: 'letter case, beside a missing file',
      rule: 'history.deliverables.letter-case',
      also: ['history.deliverables.missing-file'],
      files,
      gate: { ...gate, deliverables: [{ ...performance, files: ['docs/reports/Performance.md'] }, installers] },
    },
  ],
};
