import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
/**
 * Anchors of a document as GitHub makes them: lower case, punctuation dropped, spaces to hyphens, repeated headings
 * numbered; and ids that the author set in HTML or as `{#id}`. Compared without letter case and without runs of hyphens,
 * in which other renderers differ.
 */
export declare function anchorsOf(document: MarkdownDocument): ReadonlySet<string>;
export declare function hasAnchor(anchors: ReadonlySet<string>, anchor: string): boolean;
