import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** Files and folders that a document cites, by link or in code, and whether they are there. */
export declare function citationClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
