import { fileSelector, type Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
import { rules } from './rules.ts';

export const definition: ProbeDefinition = {
  id: 'history.deliverables',
  area: 'history',
  mode: 'file',
  title: 'Every deliverable of the previous phase resolves to files',
  looksAt: 'the deliverables of the gate file, their files, and the deliverables that the previous log names',
  needs: ['files', 'artefacts'],
  source: 'closed-test A1',
  rules,
  subject(gate) {
    const log = gate.phase.previous?.log;
    const selectors: Selector[] = [{ kind: 'gate', keys: ['deliverables', 'phase', 'untracked'] }];
    if (log !== undefined) selectors.push({ kind: 'path', path: log });
    for (const path of gate.deliverables.flatMap((deliverable) => deliverable.files)) {
      const selector = fileSelector(gate, path);
      selectors.push(selector);
      // A named path may also be a folder; where it is none, it digests as absent.
      if (selector.kind === 'path') selectors.push({ kind: 'folder', path });
    }
    return selectors;
  },
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
