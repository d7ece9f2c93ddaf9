import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
/** A deliverable that a log names by its number, such as `6.2 Client installers`. */
export interface LoggedDeliverable {
    readonly number: string;
    readonly title: string;
    readonly line: number;
}
/**
 * Numbered deliverables of `phase` in a log: headings, list items and table cells that start with their number, and
 * `Task 6.2` anywhere. Task `.0` opens a phase and delivers nothing. Deferred and dropped ones are left out.
 */
export declare function loggedDeliverables(document: MarkdownDocument, phase: number): readonly LoggedDeliverable[];
