import type { Report, TreeEntry } from '@sallyport/gate';
import type { ProbeContext } from '../../probe.ts';
import type { ScanRun } from '../reports/sarif.ts';
import type { TestReport } from '../reports/test-report.ts';
import type { Claim, ClaimDocument } from './claim.ts';
import type { Stack } from './stack/stack.ts';
/** All that claims are held against, read once. */
export interface AuditWorld {
    readonly context: ProbeContext;
    readonly entries: readonly TreeEntry[];
    readonly tests: readonly {
        readonly named: Report;
        readonly path: string;
        readonly report: TestReport;
    }[];
    readonly scans: readonly {
        readonly named: Report;
        readonly path: string;
        readonly runs: readonly ScanRun[];
    }[];
    /** null: the gate file names no Compose files, or none of them can be read. */
    readonly stack: Stack | null;
}
/** Reads one kind of claims in one document. */
export type ClaimReader = (world: AuditWorld, from: ClaimDocument) => Promise<readonly Claim[]>;
/** Reads the reports and Compose files that the gate file names. What cannot be read supports and contradicts nothing. */
export declare function readAuditWorld(context: ProbeContext): Promise<AuditWorld>;
