import { rules } from './rules.js';
export const definition = {
    id: 'history.previous-log',
    area: 'history',
    mode: 'file',
    title: 'The previous phase was decided GO',
    looksAt: 'the log of the previous phase, and the record for a signed decision on that phase',
    needs: ['files', 'record'],
    source: 'closed-test A1',
    rules,
    subject(gate) {
        const log = gate.phase.previous?.log;
        const named = { kind: 'gate', keys: ['phase'] };
        return log === undefined ? [named] : [{ kind: 'path', path: log }, named];
    },
    load: async () => (await import('./run.js')).run,
    loadSabotage: async () => (await import('./sabotage.js')).sabotage,
};
