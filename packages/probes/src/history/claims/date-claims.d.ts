import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** Dates that cannot be: no such day, another weekday, done in the future, ends before they start, wrong lengths. */
export declare function dateClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
