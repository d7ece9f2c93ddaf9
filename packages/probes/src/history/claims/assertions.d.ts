import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';
/**
 * Passages in which a document asserts something about what is or was done: outside quotes, not future or wished for,
 * not an unticked box. A ticked box asserts, wherever it stands.
 */
export declare function assertions(document: MarkdownDocument): readonly Passage[];
export declare function isAboutEarlier(passage: Passage): boolean;
/** Inside the section of a single task numbers tell how things stood then, not how they stand. */
export declare function isProgress(passage: Passage): boolean;
/** A passage, or the whole table row it is a cell of, in the ways it can be read. */
export interface Reading {
    /** The sentence, or the row's cells: `High | 0`. */
    readonly text: string;
    /** The row with the headings of its columns: `Severity: High | Found: 0`; the sentence otherwise. */
    readonly labelled: string;
    /** What the headings around a table say it is about; empty for sentences, which say it themselves. */
    readonly about: string;
}
export declare function inContext(document: MarkdownDocument, passage: Passage): Reading;
/** `1,024` as `1024`, and the words for small counts as digits, so that patterns see numbers only. */
export declare function withPlainNumbers(text: string): string;
