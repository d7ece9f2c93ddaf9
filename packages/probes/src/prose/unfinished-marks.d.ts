import type { MarkdownDocument } from '../markdown/markdown-document.ts';
/** A place where a document says itself that it is not done. */
export interface UnfinishedMark {
    readonly line: number;
    /** What stands there, short. */
    readonly text: string;
    readonly kind: 'placeholder' | 'draft' | 'empty section';
}
/** Every mark of an unfinished document, in order. Words in code are examples and never marks. */
export declare function unfinishedMarks(document: MarkdownDocument): readonly UnfinishedMark[];
