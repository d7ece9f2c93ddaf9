import type { AuditWorld } from './audit-world.ts';
export declare function kindsNamed(text: string): readonly string[];
/** Whether a report is of a kind of tests, by its name in the gate file, its path or its suites. */
export declare function matchesKind(test: AuditWorld['tests'][number], name: string): boolean;
