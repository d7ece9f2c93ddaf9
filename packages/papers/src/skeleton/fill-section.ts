import { table } from '../markdown/table.ts';
import { type PhaseShift, shiftPhase } from './phase-number.ts';
import type { Skeleton, SkeletonBlock, SkeletonLabel, SkeletonSection } from './skeleton.ts';
import { statusValue } from './status-style.ts';

/** Stands wherever a person writes. Readers and the structure check see that nothing is written yet. */
export const prompt = '_(to be written)_';

/** What is known already and need not be asked of anybody. */
export interface Known {
  /** Markdown for what stands behind a label (its phase shifted); null: a person writes it. */
  label(label: string): string | null;
  /** Items, paragraphs or rows of a whole block; null: a person writes it. */
  block(block: SkeletonBlock): readonly (readonly string[])[] | null;
}

const nothing: Known = { label: () => null, block: () => null };

function filledLabel(skeleton: Skeleton, shift: PhaseShift, label: SkeletonLabel, known: Known): string {
  const source = shiftPhase(label.source, shift);
  if (label.status) return `${source} ${statusValue(skeleton.status, 'not started')}`;
  return `${source} ${known.label(source) ?? prompt}`;
}

function bulletAt(bullet: string, index: number): string {
  const [, digits, dot] = /^(\d+)([.)])$/u.exec(bullet) ?? [];
  return digits === undefined ? bullet : `${Number(digits) + index}${dot}`;
}

/** One block of the new log: the shape of the old one, with prompts where its words stood and nobody knows others. */
export function fillBlock(skeleton: Skeleton, shift: PhaseShift, block: SkeletonBlock, known: Known = nothing): string {
  const given = known.block(block);
  switch (block.kind) {
    case 'labels':
      return block.labels.map((label) => filledLabel(skeleton, shift, label, known)).join('  \n');
    case 'list': {
      const box = block.ticks ? '[ ] ' : '';
      const items =
        given?.map((words) => words.join(' ')) ??
        block.items.map((item) => (item === null ? prompt : filledLabel(skeleton, shift, item, known)));
      return items.map((item, index) => `${bulletAt(block.bullet, index)} ${box}${item}`).join('\n');
    }
    case 'table': {
      const width = Math.max(1, block.header.length);
      const header = block.header.map((cell) => shiftPhase(cell, shift));
      const row = (first: string, second: string | null): readonly string[] =>
        Array.from({ length: width }, (_, index) => (index === 0 ? first : ((index === 1 ? second : null) ?? prompt)));
      const labelled = block.firstColumn.map((cell) => {
        const label = shiftPhase(cell, shift);
        return row(label, width === 2 ? known.label(label) : null);
      });
      return table(header, given ?? (labelled.length === 0 ? [row(prompt, null)] : labelled));
    }
    case 'quote':
      return `> ${prompt}`;
    case 'rule':
      return block.source;
    default:
      return given?.map((words) => words.join(' ')).join('\n\n') ?? prompt;
  }
}

/** A heading in the depth and manner of the log; setext where the log underlines and the depth allows it. */
export function headingText(depth: number, text: string, underlined: boolean): string {
  if (underlined && depth <= 2)
    return `${text}\n${(depth === 1 ? '=' : '-').repeat(Math.max(3, Math.min(text.length, 80)))}`;
  return `${'#'.repeat(depth)} ${text}`;
}

/** Heading (its phase shifted already) and blocks of one section. */
export function fillSection(
  skeleton: Skeleton,
  shift: PhaseShift,
  section: SkeletonSection,
  known: Known = nothing,
): string {
  const blocks = section.blocks.map((block) => fillBlock(skeleton, shift, block, known));
  return [headingText(section.depth, section.heading || 'Section', section.underlined), ...blocks].join('\n\n');
}
