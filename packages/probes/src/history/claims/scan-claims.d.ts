import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument } from './claim.ts';
declare const severities: readonly ['critical', 'high', 'medium', 'low'];
type Level = (typeof severities)[number];
/** What documents say about security scans, held against the reports that the gate file names. */
export declare function scanClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]>;
/** Counts by severity that a sentence about security states; `around` are the headings it stands under. */
export declare function statedLevels(text: string, around: readonly string[]): ReadonlyMap<Level, number>;
export {};
