import type { ProbeContext } from '../../probe.ts';
/** A file as it is, wherever it lies: among the untracked artefacts or in the tree. */
export interface RealFile {
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
    /** First bytes; null for a large file of the tree. */
    readonly head: Uint8Array | null;
}
type Readers = Pick<ProbeContext, 'tree' | 'artefacts'>;
/** Bytes of the manifest: the committed file before an untracked one. */
export declare function readManifestBytes(path: string, { tree, artefacts }: Readers): Promise<Uint8Array | null>;
/**
 * A path of the manifest as a path from the root: relative to the manifest's own folder, as sha256sum writes them, or
 * already from the root. null where it leads out of `directory`, or is no plain relative path.
 */
export declare function placesOf(path: string, manifest: string, directory: string): readonly string[] | null;
/** The first of the places where a file lies, or null. */
export declare function findReal(places: readonly string[], { tree, artefacts }: Readers): Promise<RealFile | null>;
/** Files below the folder, tracked or not; `complete` is false where untracked ones cannot be listed. */
export declare function listFolder(directory: string, { tree, artefacts }: Readers): Promise<{
    readonly paths: readonly string[];
    readonly complete: boolean;
}>;
export {};
