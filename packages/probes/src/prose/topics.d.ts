import type { MarkdownDocument, Passage } from '../markdown/markdown-document.ts';
/**
 * First passage that speaks of something: a sentence, item or cell that matches, or the first one under a heading that
 * does. A heading with nothing under it speaks of nothing.
 */
export declare function speaksOf(document: MarkdownDocument, pattern: RegExp): Passage | null;
/** Every passage outside of headings that speaks of something itself or stands under a heading that does. */
export declare function allThatSpeakOf(document: MarkdownDocument, pattern: RegExp): readonly Passage[];
/** Text of the table row that a cell stands in, or of the passage itself. */
export declare function rowOrPassage(document: MarkdownDocument, passage: Passage): string;
/** The heading above a line, or an empty text. */
export declare function headingAbove(document: MarkdownDocument, line: number): string;
