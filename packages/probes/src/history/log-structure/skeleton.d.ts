import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
export interface SkeletonEntry {
    /** What two logs of different phases have in common: lower case, no marks, phase numbers as `#`. */
    readonly key: string;
    readonly text: string;
    readonly line: number;
}
/**
 * The sections of a log that its successor must have: the title, and the headings of the first level below it that
 * holds at least two. Headings of single tasks (`6.2 …`, `Task 6.2`) belong to their phase alone.
 */
export declare function sections(document: MarkdownDocument, phase: number): readonly SkeletonEntry[];
/** Labels of the lines between the title and the first section, such as `**Status:** …`. */
export declare function statusLines(document: MarkdownDocument, phase: number): readonly SkeletonEntry[];
/** Text without marks, numbering and letter case; the phase's own number, and only as a phase, becomes `#`. */
export declare function normalise(text: string, phase: number): string;
