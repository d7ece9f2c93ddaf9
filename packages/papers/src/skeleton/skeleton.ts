import type { StatusStyle } from './status-style.ts';

/** One block of a section: its shape and the labels that people fill, never what the previous log said there. */
export type SkeletonBlock =
  | { readonly kind: 'labels'; readonly labels: readonly SkeletonLabel[] }
  | {
      readonly kind: 'list';
      readonly bullet: string;
      readonly ticks: boolean;
      readonly items: readonly (SkeletonLabel | null)[];
    }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly firstColumn: readonly string[] }
  | { readonly kind: 'quote' }
  | { readonly kind: 'rule'; readonly source: string }
  | { readonly kind: 'prose' };

/** `**Owner:**`; `source` is Markdown with its emphasis and colon. */
export interface SkeletonLabel {
  readonly source: string;
  readonly status: boolean;
}

export interface SkeletonSection {
  readonly depth: number;
  /** Inline Markdown of the heading, claims removed, phase not shifted yet. */
  readonly heading: string;
  readonly underlined: boolean;
  /** Line of the previous log. */
  readonly line: number;
  readonly blocks: readonly SkeletonBlock[];
}

/** The structure of a progress log. */
export interface Skeleton {
  readonly newline: '\n' | '\r\n';
  readonly title: SkeletonSection | null;
  readonly sections: readonly SkeletonSection[];
  /** Depth of its main sections. */
  readonly depth: number;
  /** `1. `, `1) ` or null: how main sections are numbered. */
  readonly numbering: '. ' | ') ' | null;
  readonly boldHeadings: boolean;
  readonly underlined: boolean;
  readonly shape: 'table' | 'ticks' | 'bullets';
  readonly bullet: string;
  readonly ruled: boolean;
  readonly status: StatusStyle;
}
