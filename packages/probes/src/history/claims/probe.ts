import type { Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
import { declaredInputSelectors } from '../reading/declared-input.ts';
import { rules } from './rules.ts';

export const definition: ProbeDefinition = {
  id: 'history.claims',
  area: 'history',
  mode: 'file',
  title: 'Claims of earlier logs and reports hold',
  looksAt: 'the previous log and the reports it cites, held against the tree, its history, the test and scan reports, and the Compose files of staging',
  needs: ['files', 'history', 'artefacts'],
  source: 'closed-test A8',
  rules,
  subject(gate) {
    const selectors: Selector[] = [
      { kind: 'gate', keys: ['phase', 'deliverables', 'testReports', 'scanReports', 'staging', 'untracked'] },
    ];
    const log = gate.phase.previous?.log;
    // Never the folder of the log: this phase's own papers lie there, and writing them would void the evidence.
    if (log !== undefined) selectors.push({ kind: 'path', path: log });
    const files = [...gate.staging.files, ...gate.staging.environment, ...gate.deliverables.flatMap((each) => each.files)];
    const isSecret = (path: string): boolean => gate.untracked.some((input) => input.kind === 'secret' && input.path === path);
    selectors.push(...files.filter((path) => !isSecret(path)).map((path): Selector => ({ kind: 'path', path })));
    for (const report of [...gate.testReports, ...gate.scanReports]) selectors.push(...declaredInputSelectors(gate, report.path));
    return selectors;
  },
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
