import type { ResolvedGate } from '@sallyport/gate';
import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
/** A section that this phase emphasises; a heading has it when every pattern matches. */
interface Emphasis {
    readonly name: string;
    readonly heading: string;
    readonly words: readonly RegExp[];
}
/** The emphasised sections that a log lacks. Narrative validation is asked only of projects that declare a model. */
export declare function missingEmphasis(document: MarkdownDocument, gate: ResolvedGate): readonly Emphasis[];
export {};
