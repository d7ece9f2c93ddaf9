/** One file that a manifest promises. `null` where the format does not say. */
export interface ManifestFile {
    readonly platform: string | null;
    readonly path: string;
    readonly sha256: string;
    readonly size: number | null;
    /** Line of the manifest that names the path. */
    readonly line: number;
}
export interface Manifest {
    readonly format: 'json' | 'sums';
    readonly version: string | null;
    readonly commit: string | null;
    readonly files: readonly ManifestFile[];
}
/** Why a manifest cannot be read. */
export interface BrokenManifest {
    readonly line: number;
    readonly problem: string;
}
/**
 * Reads a manifest: JSON `{version, commit?, files: [{platform, path, sha256, size}]}`, or the lines of `sha256sum`
 * (text and binary mode, and BSD's `SHA256 (name) = digest`).
 */
export declare function readManifest(text: string): Manifest | BrokenManifest;
