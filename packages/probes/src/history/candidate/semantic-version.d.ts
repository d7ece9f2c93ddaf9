/** Compares two versions as Semantic Versioning 2.0.0 section 11 says; null where one of them is no such version. */
export declare function compareVersions(a: string, b: string): number | null;
