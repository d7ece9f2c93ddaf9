import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
/** A sentence in which a log says how its phase was decided. */
export interface DecisionSentence {
    readonly says: 'go' | 'no-go' | 'conditional';
    readonly line: number;
    readonly text: string;
}
/** Every sentence of a log that states the decision on `phase`, in order. The last one is the log's word. */
export declare function decisionSentences(document: MarkdownDocument, phase: number): readonly DecisionSentence[];
