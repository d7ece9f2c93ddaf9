import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** "All tasks are complete" beside an unticked box or an open row in the same document. */
export declare function completionClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
