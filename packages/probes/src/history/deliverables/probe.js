import { fileSelector } from '@sallyport/gate';
import { rules } from './rules.js';
export const definition = {
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
        const selectors = [{ kind: 'gate', keys: ['deliverables', 'phase', 'untracked'] }];
        if (log !== undefined)
            selectors.push({ kind: 'path', path: log });
        for (const path of gate.deliverables.flatMap((deliverable) => deliverable.files)) {
            const selector = fileSelector(gate, path);
            selectors.push(selector);
            // A named path may also be a folder; where it is none, it digests as absent.
            if (selector.kind === 'path')
                selectors.push({ kind: 'folder', path });
        }
        return selectors;
    },
    load: async () => (await import('./run.js')).run,
    loadSabotage: async () => (await import('./sabotage.js')).sabotage,
};
