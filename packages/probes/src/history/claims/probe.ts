import { fileSelector, type Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
import { stackSelector } from '../../staging/stack/stack-selectors.ts';
import { descriptionSelectors } from './description-selectors.ts';
import { rules } from './rules.ts';

export const definition: ProbeDefinition = {
  id: 'history.claims',
  area: 'history',
  mode: 'file',
  title: 'Claims of earlier logs, of reports and of what describes the stack hold',
  looksAt:
    'the previous log and the reports it cites, held against the tree, its history, the test and scan reports, and the Compose files of staging; and README, docs and the listed documents, held against those Compose files',
  needs: ['files', 'history', 'artefacts'],
  source: 'closed-test A8',
  rules,
  subject(gate) {
    const selectors: Selector[] = [
      {
        kind: 'gate',
        keys: ['phase', 'deliverables', 'testReports', 'scanReports', 'staging', 'documents', 'papers', 'untracked'],
      },
    ];
    const log = gate.phase.previous?.log;
    // Never the folder of the log: this phase's own papers lie there, and writing them would void the evidence.
    if (log !== undefined) selectors.push({ kind: 'path', path: log });
    // The environment of staging is taken only where it is committed: a secret one is no evidence for a log.
    const named = [
      ...gate.staging.files,
      ...gate.staging.environment,
      ...gate.deliverables.flatMap((each) => each.files),
      ...[...gate.testReports, ...gate.scanReports].map((report) => report.path),
    ];
    selectors.push(...named.map((path) => fileSelector(gate, path)).filter((selector) => selector.kind !== 'secret'));
    if (gate.staging.files.length > 0) selectors.push(stackSelector(gate.staging));
    // A description may speak of another Compose file than those of staging.
    selectors.push({ kind: 'named', names: ['compose', 'docker-compose'] }, ...descriptionSelectors(gate));
    return selectors;
  },
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
