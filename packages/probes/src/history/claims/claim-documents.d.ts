import type { ProbeContext } from '../../probe.ts';
import type { PreviousLog } from '../reading/previous-log.ts';
import type { ClaimDocument } from './claim.ts';
/**
 * The documents whose claims are audited: the previous log, the reports in Markdown that it cites, and the Markdown
 * files of the deliverables. `skipped` are those that could not be read.
 */
export declare function readClaimDocuments(context: ProbeContext, log: PreviousLog): Promise<{
    readonly documents: readonly ClaimDocument[];
    readonly skipped: readonly string[];
}>;
