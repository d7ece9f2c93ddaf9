import { boundedLines } from '../markers/paper-limits.ts';
import { type MarkdownBlock, parseGithubBlocks } from '../markers/parse-blocks.ts';
import { learnBlock } from './learn-block.ts';
import type { Skeleton, SkeletonBlock, SkeletonSection } from './skeleton.ts';
import { inlineSource } from './source-text.ts';
import { learnStatusStyle } from './status-style.ts';

const sectionLimit = 400;
const blockLimit = 40;
/**
 * Longest previous log in bytes, for whoever reads one and for whoever learns from it: tables are looked for in every
 * line, which costs more than finding markers does. The log of a whole phase has about 100 KiB.
 */
export const previousLogLimit = 256 * 1024;

/** Parts of an earlier log written by Sallyport are no structure of its authors. */
function withoutParts(text: string): string {
  const kept: string[] = [];
  let inside = false;
  for (const line of text.split(/\r\n|\n|\r/u)) {
    if (line.startsWith('<!-- sallyport:begin ')) inside = true;
    if (!inside) kept.push(line);
    if (line.startsWith('<!-- sallyport:end ')) inside = false;
  }
  return kept.join('\n');
}

function sectionsOf(blocks: readonly MarkdownBlock[], text: string): readonly SkeletonSection[] {
  const sections: (Omit<SkeletonSection, 'blocks'> & { readonly blocks: SkeletonBlock[] })[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') {
      if (sections.length >= sectionLimit) break;
      const line = block.position?.start.line ?? 1;
      const underlined = (block.position?.end.line ?? line) > line;
      sections.push({ depth: block.depth, heading: inlineSource(block, text), underlined, line, blocks: [] });
      continue;
    }
    const section = sections.at(-1);
    if (section === undefined || section.blocks.length >= blockLimit) continue;
    const learned = learnBlock(block, text);
    if (learned !== null && !(learned.kind === 'prose' && section.blocks.at(-1)?.kind === 'prose'))
      section.blocks.push(learned);
  }
  return sections;
}

function mainDepth(sections: readonly SkeletonSection[]): number {
  const depths = sections.map((section) => section.depth);
  const top = Math.min(...depths);
  return depths.filter((depth) => depth === top).length > 1
    ? top
    : Math.min(...depths.filter((depth) => depth > top), 6);
}

function shapeOf(blocks: readonly SkeletonBlock[]): Skeleton['shape'] {
  const tables = blocks.filter((block) => block.kind === 'table').length;
  const ticks = blocks.filter((block) => block.kind === 'list' && block.ticks).length;
  const lists = blocks.filter((block) => block.kind === 'list' && !block.ticks).length;
  if (tables > ticks && tables > lists) return 'table';
  return ticks > 0 && ticks >= lists ? 'ticks' : 'bullets';
}

function numberingOf(main: readonly SkeletonSection[]): Skeleton['numbering'] {
  const marks = main.flatMap(({ heading }) => /^(?:\*\*|__)?\d{1,2}([.)])\s/u.exec(heading)?.[1] ?? []);
  if (marks.length === 0 || marks.length * 2 < main.length) return null;
  return marks[0] === ')' ? ') ' : '. ';
}

function bulletOf(blocks: readonly SkeletonBlock[]): string {
  const list = blocks.find((block) => block.kind === 'list' && /^[-*+]$/u.test(block.bullet));
  return list?.kind === 'list' ? list.bullet : '-';
}

/**
 * Learns how a progress log is built: headings, status line, shape of every section. Takes nothing of what it claims.
 * Throws PaperError where the log is too large to read.
 */
export function learnSkeleton(previousLog: string): Skeleton | null {
  boundedLines(previousLog, previousLogLimit);
  const text = withoutParts(previousLog);
  const tree = parseGithubBlocks(text);
  const all = sectionsOf(tree.children, text);
  if (all.length === 0) return null;
  const depth = mainDepth(all);
  const [first] = all;
  const title = first !== undefined && first.depth < depth ? first : null;
  const sections = title === null ? all : all.slice(1);
  const main = sections.filter((section) => section.depth === depth);
  const blocks = all.flatMap((section) => section.blocks);
  const most = (test: (section: SkeletonSection) => boolean): boolean => main.filter(test).length * 2 > main.length;
  return {
    newline: /\r\n/u.test(previousLog) ? '\r\n' : '\n',
    title,
    sections,
    depth,
    numbering: numberingOf(main),
    boldHeadings: most(({ heading }) => /^(?:\*\*|__)/u.test(heading)),
    underlined: most((section) => section.underlined),
    shape: shapeOf(blocks),
    bullet: bulletOf(blocks),
    ruled: blocks.some((block) => block.kind === 'rule'),
    status: learnStatusStyle(text),
  };
}
