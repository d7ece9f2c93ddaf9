import type { ProbeContext, SabotageEdit } from '../../probe.ts';
/** The last word of the log becomes NO-GO. */
export declare function sabotage(context: ProbeContext): Promise<{
    what: string;
    edits: readonly SabotageEdit[];
} | null>;
