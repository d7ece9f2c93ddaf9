import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';
import { type DefectSeverity } from '../../prose/severity-words.ts';
export type PromiseKind = 'acknowledgement' | 'triage' | 'fix' | 'update' | 'embargo';
/** A time that a document promises for handling a report. */
export interface PromisedTime {
    readonly kind: PromiseKind;
    /** null: for every severity. */
    readonly severity: DefectSeverity | null;
    readonly minutes: number;
    readonly line: number;
    /** As it stands in the text. */
    readonly text: string;
}
/**
 * Times that passages promise, each with what it is for: the column's or row's title in tables, else the nearest word
 * before it in the sentence, else the first word after it.
 */
export declare function promisedTimes(document: MarkdownDocument, among?: (passage: Passage) => boolean): readonly PromisedTime[];
