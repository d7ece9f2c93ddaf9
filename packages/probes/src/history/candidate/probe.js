import { rules } from './rules.js';
export const definition = {
    id: 'history.candidate',
    area: 'history',
    mode: 'file',
    title: 'Version, commit, tag and changelog of the candidate agree',
    looksAt: "the candidate's version files and changelog, in the judged tree and at its commit, and its tag",
    needs: ['files', 'history'],
    source: 'closed-test A9',
    rules,
    subject(gate) {
        const { versionFiles, changelog } = gate.candidate;
        const paths = changelog === null ? versionFiles : [...versionFiles, changelog];
        const files = paths.map((path) => ({ kind: 'path', path }));
        return [{ kind: 'candidate' }, { kind: 'gate', keys: ['candidate'] }, ...files];
    },
    load: async () => (await import('./run.js')).run,
    loadSabotage: async () => (await import('./sabotage.js')).sabotage,
};
