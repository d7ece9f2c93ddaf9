import type { ProbeContext, SabotageEdit } from '../../probe.ts';
/** A version file keeps the version of the build before, or the changelog loses its entry. */
export declare function sabotage(context: ProbeContext): Promise<{
    what: string;
    edits: readonly SabotageEdit[];
} | null>;
