import { fileSelector } from '@sallyport/gate';
import { rules } from './rules.js';
export const definition = {
    id: 'history.scan-reports',
    area: 'history',
    mode: 'file',
    title: 'Security scans of the candidate are within policy',
    looksAt: 'the scan reports that the gate file names, in SARIF 2.1.0',
    needs: ['files', 'artefacts', 'history'],
    source: 'closed-test E3',
    rules,
    subject: (gate) => [
        { kind: 'candidate' },
        { kind: 'gate', keys: ['candidate', 'scanReports', 'untracked'] },
        ...gate.scanReports.map((report) => fileSelector(gate, report.path)),
    ],
    load: async () => (await import('./run.js')).run,
    loadSabotage: async () => (await import('./sabotage.js')).sabotage,
};
