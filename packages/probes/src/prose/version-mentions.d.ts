import type { MarkdownDocument } from '../markdown/markdown-document.ts';
export interface VersionMention {
    readonly line: number;
    readonly version: string;
}
/**
 * Versions of the product that a document states as the one it is about, and that are not the candidate's. Other
 * software's versions, history and bounds are left alone: only a number beside the product's name, or a `version x`
 * of the candidate's own shape, is taken for the product's.
 */
export declare function otherVersions(document: MarkdownDocument, product: string, candidate: string): readonly VersionMention[];
/** True where a document states the candidate's version at all. */
export declare function mentionsVersion(document: MarkdownDocument, candidate: string): boolean;
