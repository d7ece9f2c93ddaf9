import type { ProbeContext } from '../../probe.ts';
import type { ParityReport } from './parity-report.ts';

/**
 * Staging held against planned production, fact by fact. Its code is loaded when it is first asked for: listing probes
 * must not pay for it. Throws what the tree throws; a side that does not load is said in the report.
 */
export async function reportParity(context: ProbeContext): Promise<ParityReport> {
  const { compareStacks } = await import('./run.ts');
  const { parityReport } = await import('./parity-report.ts');
  return parityReport(await compareStacks(context));
}
