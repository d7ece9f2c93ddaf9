import type { ProbeContext } from '../../probe.ts';
import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
export interface BrokenLink {
    readonly kind: 'link' | 'anchor' | 'image';
    readonly line: number;
    readonly target: string;
    readonly what: string;
}
export interface LinkCheck {
    readonly broken: readonly BrokenLink[];
    readonly inside: number;
    /** Links to other hosts: not looked at. */
    readonly outside: number;
}
/** What links are checked against: the whole tree, listed once. */
export interface LinkTargets {
    resolve(path: string): {
        readonly path: string;
        readonly exact: boolean;
        readonly folder: boolean;
    } | null;
    /** Anchors of a Markdown file of the tree; null where it cannot be read as one. */
    anchors(path: string): Promise<ReadonlySet<string> | null>;
}
export declare function linkTargets(context: ProbeContext): Promise<LinkTargets>;
/** Checks every link and image of a document that leads into the tree. */
export declare function checkLinks(path: string, document: MarkdownDocument, targets: LinkTargets): Promise<LinkCheck>;
