import type { TreeReader } from '@sallyport/gate';
import type { MarkdownDocument } from '../markdown/markdown-document.ts';
/** A document for people as it lies in the tree. */
export type ReadDocument = {
    readonly kind: 'missing';
} | {
    readonly kind: 'text';
    readonly path: string;
    readonly exact: boolean;
    readonly document: MarkdownDocument;
}
/** There, and in a format that is not read here. `trouble`: it is not even that. */
 | {
    readonly kind: 'unread';
    readonly path: string;
    readonly exact: boolean;
    readonly format: string;
    readonly trouble: string | null;
};
/**
 * Finds and reads a document in any letter case. Markdown and plain text are read; of other formats only the first
 * bytes are looked at. Throws ProbeError where a text is none, or is too large.
 */
export declare function readDocument(tree: TreeReader, path: string): Promise<ReadDocument>;
/** Different words of prose in a document, without headings and code: repeating filler makes no text. */
export declare function wordCount(document: MarkdownDocument): number;
