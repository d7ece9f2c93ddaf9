import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** What documents say about test results, held against the reports that the gate file names. */
export declare function testClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
