import type { ProbeContext } from '../../probe.ts';
import { type PreviousLog } from '../reading/previous-log.ts';
import { type Claim } from './claim.ts';
export interface Audit {
    readonly claims: readonly Claim[];
    readonly documents: readonly string[];
    /** Cited reports that could not be read. */
    readonly skipped: readonly string[];
}
/**
 * Reads the previous log and the reports it cites as claims and holds each against the repository.
 * An empty list where there is no previous log. Throws ProbeError where the log itself cannot be read.
 */
export declare function auditClaims(context: ProbeContext): Promise<readonly Claim[]>;
/** The audit of a log that was read, in the order of the documents and their lines. */
export declare function auditLog(context: ProbeContext, log: PreviousLog): Promise<Audit>;
