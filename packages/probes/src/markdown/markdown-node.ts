/** A block of a Markdown tree, with the line it starts on (1-based). Only what probes read of it. */
export type BlockNode =
  | {
      readonly type: 'heading';
      readonly depth: number;
      readonly children: readonly InlineNode[];
      readonly line: number;
    }
  | { readonly type: 'paragraph'; readonly children: readonly InlineNode[]; readonly line: number }
  | { readonly type: 'code'; readonly language: string | null; readonly value: string; readonly line: number }
  | { readonly type: 'table'; readonly rows: readonly TableRow[]; readonly line: number }
  | {
      readonly type: 'item';
      /** State of its task box; null without one. */
      readonly checked: boolean | null;
      readonly children: readonly BlockNode[];
      readonly line: number;
    }
  | {
      /** `group`: lists, footnotes and whatever else only holds other blocks. */
      readonly type: 'quote' | 'group';
      readonly children: readonly BlockNode[];
      readonly line: number;
    };

export interface TableRow {
  readonly cells: readonly (readonly InlineNode[])[];
  readonly line: number;
}

export type InlineNode =
  /** Line ends inside of it are those of the source. */
  | { readonly type: 'text'; readonly value: string; readonly line: number }
  | { readonly type: 'code span'; readonly value: string; readonly line: number }
  | { readonly type: 'break'; readonly line: number }
  | { readonly type: 'image'; readonly target: string; readonly text: string; readonly line: number }
  | {
      readonly type: 'link';
      readonly target: string;
      readonly children: readonly InlineNode[];
      readonly line: number;
    }
  | {
      readonly type: 'strong' | 'emphasis' | 'struck';
      readonly children: readonly InlineNode[];
      readonly line: number;
    };
