/** A Markdown file as probes read it: plain texts with the line they stand on (1-based), and nothing else. */
export interface MarkdownDocument {
  /** Source lines without line ends. */
  readonly lines: readonly string[];
  /** YAML between `---` lines at the top, not parsed; null without one. */
  readonly frontMatter: { readonly text: string; readonly line: number } | null;
  /** Outside quotes. */
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly codeSpans: readonly { readonly text: string; readonly line: number }[];
  readonly codeBlocks: readonly { readonly language: string | null; readonly text: string; readonly line: number }[];
  /** Whole paragraphs, list items' texts and headings; inner line ends become spaces. */
  readonly paragraphs: readonly Passage[];
  /** The same texts and every table cell, cut into sentences and labelled lines. */
  readonly sentences: readonly Passage[];
  readonly checkboxes: readonly { readonly checked: boolean; readonly text: string; readonly line: number }[];
  readonly tables: readonly Table[];
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

export interface Link {
  readonly target: string;
  readonly text: string;
  readonly line: number;
  readonly image: boolean;
}

export interface Table {
  readonly line: number;
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export interface Passage {
  readonly text: string;
  readonly line: number;
  readonly where: 'paragraph' | 'item' | 'cell' | 'heading';
  /** Inside a block quote: somebody else's words, or an example. */
  readonly quoted: boolean;
  /** State of the task box in front of it, or null. */
  readonly checked: boolean | null;
  /** Texts of the headings it stands under, outermost first. */
  readonly under: readonly string[];
  /** Texts of the code spans in it. */
  readonly codes: readonly string[];
  /** Line in the table's row, so that cells of one row can be read together; null outside of tables. */
  readonly row: number | null;
}
