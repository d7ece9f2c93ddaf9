import { claimAt } from './claim.js';
import { agrees } from './stated-counts.js';
/** The one suite whose whole or last name is the row's first cell; null where none or several have it. */
export function suiteOfRow(world, row) {
    const wanted = plain(row.split(' | ')[0] ?? '');
    if (wanted === '')
        return null;
    const found = world.tests.flatMap(({ path, report }) => report.suites
        .filter(({ name }) => plain(name) === wanted || plain(name.split(/[./:›>]/).at(-1) ?? '') === wanted)
        .map((suite) => ({ path, suite })));
    return found.length === 1 ? (found[0] ?? null) : null;
}
export function judgeSuite(from, at, counts, { path, suite }) {
    const shown = `${path} has ${suite.passed} passed and ${suite.failed} failed of ${suite.tests} in ${suite.name}`;
    const evidence = [{ path, line: null }];
    if (agrees(counts, suite))
        return claimAt(from, at, { kind: 'tests', status: 'supported', reason: `${shown}.`, evidence });
    const hides = suite.failed > (counts.failed ?? 0);
    return claimAt(from, at, {
        kind: 'tests',
        status: 'contradicted',
        reason: `But ${shown}.`,
        evidence,
        severity: hides ? 'high' : 'medium',
    });
}
function plain(name) {
    return name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .replace(/(?:tests?|suite)$/, '');
}
