import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
export interface Routes {
    readonly mail: boolean;
    /** A form or the code host's private reporting, over https. */
    readonly form: boolean;
    /** Line that sends reporters to a public place, or null. */
    readonly publicLine: number | null;
}
/** Ways that a policy offers to a reporter. A sentence that forbids public reports offers none. */
export declare function reportRoutes(document: MarkdownDocument): Routes;
