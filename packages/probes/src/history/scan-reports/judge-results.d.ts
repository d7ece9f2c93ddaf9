import type { Finding } from '@sallyport/record';
import type { ScanRun } from '../reports/sarif.ts';
/** Findings for the results of one run: everything critical or high that is open, or set aside without a reason. */
export declare function judgeResults(path: string, scan: ScanRun): readonly Finding[];
