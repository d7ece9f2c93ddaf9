import { fileSelector } from '@sallyport/gate';
import { rules } from './rules.js';
export const definition = {
    id: 'history.test-reports',
    area: 'history',
    mode: 'file',
    title: 'The acceptance suites are green on the candidate',
    looksAt: 'the test reports that the gate file names, in JUnit XML or CTRF',
    needs: ['files', 'artefacts', 'history'],
    source: 'closed-test A4',
    rules,
    subject: (gate) => [
        { kind: 'candidate' },
        { kind: 'gate', keys: ['candidate', 'testReports', 'untracked'] },
        ...gate.testReports.map((report) => fileSelector(gate, report.path)),
    ],
    load: async () => (await import('./run.js')).run,
    loadSabotage: async () => (await import('./sabotage.js')).sabotage,
};
