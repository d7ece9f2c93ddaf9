import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import type { UnfinishedMark } from '../../prose/unfinished-marks.ts';
/** Topics that a plan must speak of, by the rule that is broken where it does not. */
export declare const topics: readonly {
    readonly rule: string;
    readonly what: string;
    readonly patterns: readonly RegExp[];
}[];
/** First of the topics' patterns that the plan is silent about; null where it speaks of all. */
export declare function silentAbout(document: MarkdownDocument, patterns: readonly RegExp[]): boolean;
export declare function describesSuspension(document: MarkdownDocument): {
    readonly suspend: boolean;
    readonly resume: boolean;
};
/** A heading of a runbook with steps under it, or a link to runbooks. */
export declare function hasRunbook(document: MarkdownDocument): boolean;
/** A text that can be sent to testers: words under a heading of notices, quoted or in a block of code too. */
export declare function hasNotice(document: MarkdownDocument): boolean;
/** Variables of a notice are meant to be filled in during the incident; anywhere else they are left over. */
export declare function isNoticeVariable(document: MarkdownDocument, mark: UnfinishedMark): boolean;
/** A date by which the plan was to be reviewed and that has passed, or null. */
export declare function overdueReview(document: MarkdownDocument, now: string): {
    readonly line: number;
    readonly date: string;
} | null;
/** Line that cites NIST SP 800-61 revision 2, or null. */
export declare function withdrawnReference(document: MarkdownDocument): number | null;
