import { readDeclaredInput } from '../reading/declared-input.js';
import { readScanReport } from '../reports/read-scan-report.js';
import { largestReport, readTestReport } from '../reports/read-test-report.js';
import { readStack } from './stack/read-stack.js';
/** Reads the reports and Compose files that the gate file names. What cannot be read supports and contradicts nothing. */
export async function readAuditWorld(context) {
    const tests = [];
    for (const named of context.gate.testReports) {
        const input = await readDeclaredInput(context, named.path, largestReport);
        const report = input === null ? '' : readTestReport(named, input.bytes);
        if (input !== null && typeof report !== 'string')
            tests.push({ named, path: input.path, report });
    }
    const scans = [];
    for (const named of context.gate.scanReports) {
        const input = await readDeclaredInput(context, named.path, largestReport);
        const runs = input === null ? '' : readScanReport(named, input.bytes);
        if (input !== null && typeof runs !== 'string')
            scans.push({ named, path: input.path, runs });
    }
    return { context, entries: await context.tree.list(), tests, scans, stack: await readStack(context) };
}
