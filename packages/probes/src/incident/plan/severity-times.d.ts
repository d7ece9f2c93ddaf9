import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
export interface SeverityTime {
    readonly level: string;
    readonly line: number;
    /** Some time stands beside it. */
    readonly timed: boolean;
}
/**
 * Severity levels of a plan with whether a time stands beside them: rows and columns of tables, sections, and items or
 * paragraphs that begin with the level. The words high and low inside a sentence are no levels.
 */
export declare function severityTimes(document: MarkdownDocument): readonly SeverityTime[];
