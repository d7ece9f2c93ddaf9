import type { Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';
import { isDeclaredArtefact } from '../reading/declared-input.ts';
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
      // A named path may be a file or a folder; both are selected, and the one that is not there digests as absent.
      selectors.push({ kind: 'path', path }, { kind: 'folder', path });
      if (isDeclaredArtefact(gate, path)) selectors.push({ kind: 'artefact', path });
    }
    return selectors;
  },
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
