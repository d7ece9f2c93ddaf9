import type { CaseStatement, PassingCase, ProbeCases } from '../../case.ts';
import { sha256Of } from '../../case.ts';

const previous = `# Phase 6 Progress Log

**Status:** ✅ Complete
**Owner:** Project Manager

## 1. Overview of Phase 6

## Task 6.1: Tuning

## 📊 Metrics

## Risks

## Handover to Phase 7
`;
const log = `# Phase 7 Progress Log

**Status:** in preparation
**Owner:** Project Manager

## Overview of Phase 7

## Metrics

## External Feedback Analysis

## Bug Triage (Testers)

## NAR: narrative validation on diverse hardware

## Risks

## Handover to Phase 8
`;
const files = { 'docs/progress_logs/progress_phase_6.md': previous };
const narrative = { model: 'models/nar.json', hardware: ['cpu-only'] };

function paper(text: string, phase = 7): CaseStatement {
  const digest = sha256Of(text);
  return {
    type: 'paper',
    phase,
    person: 'mara',
    body: {
      kind: 'log',
      path: 'docs/progress_logs/progress_phase_7.md',
      bytes: digest,
      templates: '2026-11',
      parts: [],
      body: digest,
    },
  };
}

function withLog(name: string, text: string): PassingCase {
  return { name, files, gate: { narrative }, record: [paper('old'), paper(text)], blobs: [text] };
}

export const cases: ProbeCases = {
  passes: [
    withLog('same structure', log),
    { ...withLog('no narrative model', log.replace(/## NAR.*\n/, '')), gate: { narrative: null } },
    {
      ...withLog('first phase', log.replaceAll('7', '1')),
      files: {},
      record: [paper(log, 1)],
      blobs: [log],
      gate: { narrative, phase: { number: 1, title: 'Start', outcome: 'Started', previous: null } },
    },
    { name: 'no paper statement yet', result: 'Unknown', files, gate: { narrative } },
    { name: 'previous log is missing', result: 'Unknown', files: {}, record: [paper(log)], blobs: [log] },
  ],
  fails: [
    {
      ...withLog('no metrics', log.replace('## Metrics', '## Numbers')),
      rule: 'history.log-structure.section-missing',
    },
    {
      ...withLog('risks first', log.replace('## Risks\n', '').replace('## Overview', '## Risks\n\n## Overview')),
      rule: 'history.log-structure.order',
    },
    { ...withLog('no owner', log.replace(/\*\*Owner.*\n/, '')), rule: 'history.log-structure.status-line-missing' },
    { ...withLog('no triage', log.replace(/## Bug.*\n/, '')), rule: 'history.log-structure.emphasis-missing' },
  ],
};
