import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** What documents say about the stack, held against the Compose files of staging. */
export declare function stackClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
