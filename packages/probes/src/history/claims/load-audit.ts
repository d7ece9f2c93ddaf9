import type { ProbeContext } from '../../probe.ts';
import type { Claim } from './claim.ts';

/** `auditClaims`, with its code loaded when it is first asked for: listing probes must not pay for it. */
export async function auditClaims(context: ProbeContext): Promise<readonly Claim[]> {
  const audit = await import('./audit.ts');
  return audit.auditClaims(context);
}
