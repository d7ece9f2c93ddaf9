export { finding } from './finding.ts';
export type { Claim, ClaimKind, ClaimStatus, Place } from './history/claims/claim.ts';
export { auditClaims } from './history/claims/load-audit.ts';
export type * from './probe.ts';
export { ProbeError, type ProbeErrorCode } from './probe-error.ts';
export { probes } from './registry.generated.ts';
export { defaultLimits, type ProbeLimits, runProbe } from './run-probe.ts';
export { draftExposure, type ExposureDraft } from './staging/exposure/load-draft.ts';
export { reportParity } from './staging/parity/load-report.ts';
