import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import type { ProbeContext } from '../../probe.ts';
export interface PreviousLog {
    /** As it stands in the tree, which may differ from the gate file in letter case. */
    readonly path: string;
    readonly exact: boolean;
    readonly phase: number;
    readonly document: MarkdownDocument;
}
/**
 * Reads the log of the previous phase. `first`: the gate file names no previous phase; `missing`: it names a log that
 * is not in the tree. Throws ProbeError where the file is no readable Markdown.
 */
export declare function readPreviousLog(context: ProbeContext): Promise<PreviousLog | 'first' | 'missing'>;
