import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
/** Numbers that do not fit each other: parts and percentages, uptime and downtime, rows and totals of tables. */
export declare function arithmeticClaims(_world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
interface Check {
    readonly problem: string | null;
    /** Whether the sentence held enough to calculate with. */
    readonly proved: boolean;
}
/** `38 of 40 (95 %)`: the share must be what was divided, to the digits that were written. */
export declare function judgeShare(text: string): Check | null;
/** Uptime over a stated time, against the downtime that the same sentence admits. */
export declare function judgeUptime(text: string): Check | null;
export {};
