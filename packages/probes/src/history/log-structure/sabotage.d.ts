import type { ProbeContext, SabotageEdit } from '../../probe.ts';
/** The previous log gets a section that the new one lacks: the new log was drafted from an outdated copy. */
export declare function sabotage(context: ProbeContext): Promise<{
    what: string;
    edits: readonly SabotageEdit[];
} | null>;
