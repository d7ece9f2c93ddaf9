import type { ProbeContext, SabotageEdit } from '../../probe.ts';
/** The first file of a deliverable is emptied: a placeholder committed in place of the real thing. */
export declare function sabotage(context: ProbeContext): Promise<{
    what: string;
    edits: readonly SabotageEdit[];
} | null>;
