import { assertions, inContext, isAboutEarlier, isProgress, withPlainNumbers } from './assertions.js';
import { claimAt } from './claim.js';
import { agrees, statedCounts } from './stated-counts.js';
import { judgeSuite, suiteOfRow } from './suite-rows.js';
import { kindsNamed, matchesKind } from './test-kinds.js';
/** What documents say about test results, held against the reports that the gate file names. */
export function testClaims(world, from) {
    const claims = [];
    const rows = new Set();
    for (const passage of assertions(from.document)) {
        if (passage.row !== null && rows.has(passage.row))
            continue;
        const { text: shown, labelled, about } = inContext(from.document, passage);
        const text = withPlainNumbers(shown);
        const stated = statedCounts(text, about) ?? statedCounts(withPlainNumbers(labelled), about);
        if (stated === null)
            continue;
        if (passage.row !== null)
            rows.add(passage.row);
        const at = { text: shown, line: passage.line };
        // "10/10 passed" under "Smoke tests" is about smoke tests.
        const own = kindsNamed(text);
        const kinds = own.length > 0 ? own : kindsNamed(`${passage.under.slice(1).join(' ')} ${about}`);
        // A table row named after a kind of tests is the line of that whole suite.
        const counts = { ...stated, whole: stated.whole || (passage.row !== null && own.length > 0) };
        const part = passage.row === null ? null : suiteOfRow(world, shown);
        const relevant = kinds.length === 0 ? world.tests : world.tests.filter((test) => kinds.some((kind) => matchesKind(test, kind)));
        if (part !== null) {
            claims.push(judgeSuite(from, at, counts, part));
        }
        else if (relevant.length === 0) {
            claims.push(claimAt(from, at, {
                kind: 'tests',
                status: 'not checkable',
                reason: 'The gate file names no report of these tests.',
            }));
        }
        else if (isAboutEarlier(passage)) {
            claims.push(claimAt(from, at, { kind: 'tests', status: 'not checkable', reason: 'It speaks about an earlier run.' }));
        }
        else if (passage.row !== null && own.length === 0 && !/^\W*(?:total|all|overall|sum|tests?\b)/i.test(shown)) {
            claims.push(claimAt(from, at, {
                kind: 'tests',
                status: 'not checkable',
                reason: 'No suite of the reports has the name of this row.',
            }));
        }
        else {
            claims.push(judge(from, at, counts, relevant, isProgress(passage)));
        }
    }
    return Promise.resolve(claims);
}
function judge(from, at, counts, relevant, progress) {
    const each = relevant.map(({ report }) => ({
        tests: report.tests,
        passed: report.passed,
        failed: report.failed + report.errors,
    }));
    const sum = each.reduce((a, b) => ({
        tests: a.tests + b.tests,
        passed: a.passed + b.passed,
        failed: a.failed + b.failed,
    }));
    const evidence = relevant.map(({ path }) => ({ path, line: null }));
    const shown = relevant
        .map(({ path, report }) => `${path} has ${report.passed} passed, ${report.failed + report.errors} failed and ${report.skipped} skipped of ${report.tests}`)
        .join('; ');
    if ([...each, sum].some((actual) => agrees(counts, actual))) {
        return claimAt(from, at, { kind: 'tests', status: 'supported', reason: `${shown}.`, evidence });
    }
    const stated = counts.total ?? counts.passed;
    const isOfAll = stated === null
        ? counts.all || counts.failed === 0
        : [...each, sum].some((actual) => isComparable(counts, stated, actual.tests));
    // Fewer than the report has may be an earlier day's; as many, or more, is meant to be this run.
    const isEarlier = progress && stated !== null && each.every((actual) => stated < actual.tests);
    if (isEarlier || !isOfAll) {
        const reason = isEarlier
            ? 'It tells how far a single task had come.'
            : 'It counts other tests than the reports do, or a part of them.';
        return claimAt(from, at, { kind: 'tests', status: 'not checkable', reason });
    }
    const saysNoneFailed = counts.all || counts.failed === 0 || (counts.passed !== null && counts.passed === counts.total);
    const severity = saysNoneFailed && sum.failed > 0 ? 'high' : 'medium';
    return claimAt(from, at, { kind: 'tests', status: 'contradicted', reason: `But ${shown}.`, evidence, severity });
}
/**
 * Logs count tests of single components too, so a number far from every report's is taken for another suite's.
 * "All 150 acceptance tests" names the whole suite, whatever the number.
 */
function isComparable(counts, stated, tests) {
    return counts.whole || (stated * 2 >= tests && stated <= tests * 1.5);
}
