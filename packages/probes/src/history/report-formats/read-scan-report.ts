import type { Report } from '@sallyport/gate';
import { ProbeError } from '../../probe-error.ts';
import { readSarif, type ScanRun } from './sarif.ts';

/** Reads a scan report in the format that the gate file declares. A string says why it cannot be read. */
export function readScanReport(report: Report, bytes: Uint8Array): readonly ScanRun[] | string {
  if (report.format !== 'sarif') return `${report.format} is a format for test reports`;
  try {
    return readSarif(bytes);
  } catch (error) {
    if (error instanceof ProbeError) return error.message;
    throw error;
  }
}
