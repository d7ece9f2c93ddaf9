/**
 * A version in a file's name that is not the candidate's, or null. Only numbers of three parts and more count, so that
 * `macos-11.0` and `glibc2.31` are no versions of the product.
 */
export declare function otherVersionInName(path: string, candidate: string): string | null;
/** Versions are equal but for a leading `v` and build metadata. */
export declare function sameVersion(a: string, b: string): boolean;
