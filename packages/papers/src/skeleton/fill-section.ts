import { table } from '../markdown/table.ts';
import { type PhaseShift, shiftPhase } from './phase-number.ts';
import type { Skeleton, SkeletonBlock, SkeletonLabel, SkeletonSection } from './skeleton.ts';
import { statusValue } from './status-style.ts';

/** Stands wherever a person writes. Readers and the structure check see that nothing is written yet. */
export const prompt = '_(to be written)_';

function filledLabel(skeleton: Skeleton, shift: PhaseShift, label: SkeletonLabel): string {
  return `${shiftPhase(label.source, shift)} ${label.status ? statusValue(skeleton.status, 'not started') : prompt}`;
}

function bulletAt(bullet: string, index: number): string {
  const [, digits, dot] = /^(\d+)([.)])$/u.exec(bullet) ?? [];
  return digits === undefined ? bullet : `${Number(digits) + index}${dot}`;
}

/** One block of the new log: the shape of the old one, with prompts where its words stood. */
export function fillBlock(skeleton: Skeleton, shift: PhaseShift, block: SkeletonBlock): string {
  switch (block.kind) {
    case 'labels':
      return block.labels.map((label) => filledLabel(skeleton, shift, label)).join('  \n');
    case 'list':
      return block.items
        .map((item, index) => {
          const box = block.ticks ? '[ ] ' : '';
          return `${bulletAt(block.bullet, index)} ${box}${item === null ? prompt : filledLabel(skeleton, shift, item)}`;
        })
        .join('\n');
    case 'table': {
      const width = Math.max(1, block.header.length);
      const header = block.header.map((cell) => shiftPhase(cell, shift));
      const blank = (first: string): readonly string[] =>
        Array.from({ length: width }, (_, index) => (index === 0 ? first : prompt));
      return table(
        header,
        block.firstColumn.length === 0
          ? [blank(prompt)]
          : block.firstColumn.map((cell) => blank(shiftPhase(cell, shift))),
      );
    }
    case 'quote':
      return `> ${prompt}`;
    case 'rule':
      return block.source;
    default:
      return prompt;
  }
}

/** A heading in the depth and manner of the log; setext where the log underlines and the depth allows it. */
export function headingText(depth: number, text: string, underlined: boolean): string {
  if (underlined && depth <= 2)
    return `${text}\n${(depth === 1 ? '=' : '-').repeat(Math.max(3, Math.min(text.length, 80)))}`;
  return `${'#'.repeat(depth)} ${text}`;
}

/** Heading (its phase shifted already) and blocks of one section. */
export function fillSection(skeleton: Skeleton, shift: PhaseShift, section: SkeletonSection): string {
  const blocks = section.blocks.map((block) => fillBlock(skeleton, shift, block));
  return [headingText(section.depth, section.heading || 'Section', section.underlined), ...blocks].join('\n\n');
}
