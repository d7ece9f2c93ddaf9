import type { SuiteCounts } from '../report-formats/test-report.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument, claimAt } from './claim.ts';
import { agrees, type StatedCounts } from './stated-counts.ts';

/** A suite of a report that a table row is named after. */
export interface NamedSuite {
  readonly path: string;
  readonly suite: SuiteCounts;
}

/** The one suite whose whole or last name is the row's first cell; null where none or several have it. */
export function suiteOfRow(world: AuditWorld, row: string): NamedSuite | null {
  const wanted = plain(row.split(' | ')[0] ?? '');
  if (wanted === '') return null;
  const found = world.tests.flatMap(({ path, report }) =>
    report.suites
      .filter(({ name }) => plain(name) === wanted || plain(name.split(/[./:›>]/).at(-1) ?? '') === wanted)
      .map((suite) => ({ path, suite })),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

export function judgeSuite(
  from: ClaimDocument,
  at: { readonly text: string; readonly line: number },
  counts: StatedCounts,
  { path, suite }: NamedSuite,
): Claim {
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

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?:tests?|suite)$/, '');
}
