import type { MarkdownDocument } from '../markdown/markdown-document.ts';
/** True where a text gives a way to reach somebody: mail, phone, chat, pager, or where the number is kept. */
export declare function hasContact(text: string): boolean;
/**
 * Whether a document names a person, and with a way to reach that person: in the same table row (unless the person is
 * only its backup), the same block of lines, or the section that the person's heading opens.
 */
export declare function personIn(document: MarkdownDocument, names: readonly string[]): {
    readonly line: number;
    readonly reachable: boolean;
} | null;
