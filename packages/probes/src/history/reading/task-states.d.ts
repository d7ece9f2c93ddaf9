import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
/** What a log says about the state of one task, in one place. */
export interface TaskState {
    readonly task: string;
    readonly state: 'complete' | 'open';
    /** `overview`: a row of a table; `section`: the status line under the task's own heading. */
    readonly from: 'overview' | 'section';
    readonly line: number;
    readonly text: string;
}
/** States of the numbered tasks of a phase, from overview tables and from the status lines of their own sections. */
export declare function taskStates(document: MarkdownDocument, phase: number): readonly TaskState[];
