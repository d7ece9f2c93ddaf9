/** Repository path that a link target or code span means, without query, anchor and line number; null: it is none. */
export declare function citedPath(text: string): string | null;
/** Candidates for a path cited in a document, most likely first: beside the document, then from the root. */
export declare function resolveFrom(document: string, cited: string): readonly string[];
