import type { SuiteCounts } from '../reports/test-report.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
import { type StatedCounts } from './stated-counts.ts';
/** A suite of a report that a table row is named after. */
export interface NamedSuite {
    readonly path: string;
    readonly suite: SuiteCounts;
}
/** The one suite whose whole or last name is the row's first cell; null where none or several have it. */
export declare function suiteOfRow(world: AuditWorld, row: string): NamedSuite | null;
export declare function judgeSuite(from: ClaimDocument, at: {
    readonly text: string;
    readonly line: number;
}, counts: StatedCounts, { path, suite }: NamedSuite): Claim;
