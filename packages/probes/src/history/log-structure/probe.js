import { rules } from './rules.js';
export const definition = {
    id: 'history.log-structure',
    area: 'history',
    mode: 'file',
    title: 'The progress log stands in the structure of the previous one',
    looksAt: 'the log in its latest paper statement, and the headings and status lines of the previous log',
    needs: ['files', 'record'],
    source: 'closed-test A2',
    rules,
    subject(gate) {
        const log = gate.phase.previous?.log;
        const keys = { kind: 'gate', keys: ['phase', 'narrative'] };
        const paper = { kind: 'paper', paper: 'log' };
        return log === undefined ? [paper, keys] : [paper, { kind: 'path', path: log }, keys];
    },
    load: async () => (await import('./run.js')).run,
    loadSabotage: async () => (await import('./sabotage.js')).sabotage,
};
