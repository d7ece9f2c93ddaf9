import type { ProbeContext, SabotageEdit } from '../../probe.ts';
/** The first report gains one critical result. */
export declare function sabotage(context: ProbeContext): Promise<{
    what: string;
    edits: readonly SabotageEdit[];
} | null>;
