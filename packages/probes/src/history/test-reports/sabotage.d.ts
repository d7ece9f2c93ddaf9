import type { ProbeContext, SabotageEdit } from '../../probe.ts';
/** One passed test of the first report becomes a failed one. */
export declare function sabotage(context: ProbeContext): Promise<{
    what: string;
    edits: readonly SabotageEdit[];
} | null>;
