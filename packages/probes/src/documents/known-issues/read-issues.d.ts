import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import { type DefectSeverity } from '../../prose/severity-words.ts';
export interface KnownIssue {
    readonly line: number;
    readonly title: string;
    readonly severity: DefectSeverity | null;
    readonly open: boolean;
}
export interface KnownIssues {
    readonly issues: readonly KnownIssue[];
    /** The document says in words that nothing is known. */
    readonly statesNone: boolean;
}
/**
 * Reads a list of known issues as teams write it: a table with a column of severities, a section for each issue with a
 * `Severity:` line, or list items, labelled or standing under a heading that names the severity.
 */
export declare function readIssues(document: MarkdownDocument): KnownIssues;
