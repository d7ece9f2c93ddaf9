import { fromMarkdown } from 'mdast-util-from-markdown';

/** The tree that mdast-util-from-markdown gives; its types come with that library. */
export type MarkdownTree = ReturnType<typeof fromMarkdown>;
export type MarkdownBlock = MarkdownTree['children'][number];

/**
 * Only blocks decide where a marker stands, so nothing inside a line is parsed: emphasis, links and code spans are
 * where Markdown parsers take quadratic time on hostile text. Text nodes hold the raw source.
 */
const blocksOnly = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterEscape',
      'characterReference',
      'codeText',
      'definition',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
    ],
  },
};

/** Parses the block structure of a CommonMark text; text inside of blocks stays as written. */
export function parseBlocks(text: string): MarkdownTree {
  return fromMarkdown(text, { extensions: [blocksOnly] });
}
