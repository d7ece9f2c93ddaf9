import type { ProbeContext, SabotageEdit } from '../../probe.ts';
/** The log cites a report that nobody committed: the most common empty claim of all. */
export declare function sabotage(context: ProbeContext): Promise<{
    what: string;
    edits: readonly SabotageEdit[];
} | null>;
