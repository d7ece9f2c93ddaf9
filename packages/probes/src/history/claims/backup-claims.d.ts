import type { AuditWorld } from './audit-world.ts';
import type { Claim } from './claim.ts';
type Verdict = Pick<Claim, 'status' | 'reason' | 'evidence' | 'severity'>;
/** "Backups run daily", held against the schedule of the backup service in the Compose files; null: no such claim. */
export declare function backupClaim(world: AuditWorld, text: string): Verdict | null;
export {};
