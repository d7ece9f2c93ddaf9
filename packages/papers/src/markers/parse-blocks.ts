import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** The tree that mdast-util-from-markdown gives; its types come with that library. */
export type MarkdownTree = ReturnType<typeof fromMarkdown>;
export type MarkdownBlock = MarkdownTree['children'][number];

/**
 * Only blocks decide where a marker stands and how a log is built, so nothing inside a line is parsed: emphasis, links
 * and code spans are where Markdown parsers take quadratic time on hostile text. Text nodes hold the raw source.
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
      'emailAutolink',
      'gfmFootnoteCall',
      'gfmFootnoteDefinition',
      'gfmPotentialFootnoteCall',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
      'protocolAutolink',
      'strikethrough',
      'wwwAutolink',
    ],
  },
};

/** Parses the block structure of a CommonMark text; text inside of blocks stays as written. */
export function parseBlocks(text: string): MarkdownTree {
  return fromMarkdown(text, { extensions: [blocksOnly] });
}

/** The same with the tables and tick boxes of GitHub. */
export function parseGithubBlocks(text: string): MarkdownTree {
  // The one with transforms makes links of bare addresses in text nodes, and is slow on hostile ones.
  const trees = gfmFromMarkdown().filter((extension) => extension.transforms === undefined);
  return fromMarkdown(text, { extensions: [gfm(), blocksOnly], mdastExtensions: trees });
}
