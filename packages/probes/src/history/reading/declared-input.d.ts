import type { ResolvedGate } from '@sallyport/gate';
import type { ProbeContext } from '../../probe.ts';
export interface DeclaredInput {
    readonly path: string;
    readonly exact: boolean;
    readonly bytes: Uint8Array;
}
/** Whether the gate file declares a path, or a folder above it, as an untracked artefact. */
export declare function isDeclaredArtefact(gate: ResolvedGate, path: string): boolean;
/** Reads a report from the judged tree, or, where it is declared as untracked, from disk. null: it is not there. */
export declare function readDeclaredInput(context: ProbeContext, path: string, limit: number): Promise<DeclaredInput | null>;
