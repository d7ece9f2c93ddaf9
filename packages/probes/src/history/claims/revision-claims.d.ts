import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** Commits and tags that a document cites, and whether the repository has them. */
export declare function revisionClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
