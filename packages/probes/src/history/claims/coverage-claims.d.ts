import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** Stated code coverage, held against coverage reports in the repository. */
export declare function coverageClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
