/** A version in a file, and where. */
export interface StatedVersion {
    readonly version: string;
    readonly line: number;
}
/**
 * The version that a file states of itself: `version` at the top of JSON, the usual place in manifests, a lone version
 * in a text file, and otherwise an assignment to something called version. null where none is stated.
 */
export declare function statedVersion(path: string, text: string): StatedVersion | null;
