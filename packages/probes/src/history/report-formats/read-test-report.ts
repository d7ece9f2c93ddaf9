import type { Report } from '@sallyport/gate';
import { ProbeError } from '../../probe-error.ts';
import { readCtrf } from './ctrf.ts';
import { readJunit } from './junit.ts';
import type { TestReport } from './test-report.ts';

/** Bytes of one report that are read. */
export const largestReport = 32 * 1024 * 1024;

/** Reads a test report in the format that the gate file declares. A string says why it cannot be read. */
export function readTestReport(report: Report, bytes: Uint8Array): TestReport | string {
  if (report.format === 'sarif') return 'SARIF is a format for scan reports';
  try {
    return report.format === 'junit' ? readJunit(bytes) : readCtrf(bytes);
  } catch (error) {
    if (error instanceof ProbeError) return error.message;
    throw error;
  }
}
