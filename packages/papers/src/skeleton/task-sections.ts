import { taskNumber } from './phase-number.ts';
import type { SkeletonSection } from './skeleton.ts';

interface Group {
  readonly sections: readonly SkeletonSection[];
  readonly task: boolean;
}

/** Splits a log into runs: a task section with everything below it, or one section of another kind. */
function groups(sections: readonly SkeletonSection[], phase: number): readonly Group[] {
  const result: { readonly sections: SkeletonSection[]; readonly task: boolean }[] = [];
  for (const section of sections) {
    const current = result.at(-1);
    const root = current?.sections[0];
    if (current?.task === true && root !== undefined && section.depth > root.depth) current.sections.push(section);
    else result.push({ sections: [section], task: taskNumber(section.heading, phase) !== null });
  }
  return result;
}

function retitle(section: SkeletonSection, phase: number, number: string, title: string): SkeletonSection {
  const found = taskNumber(section.heading, phase);
  if (found === null) return section;
  const before = section.heading.slice(0, found.at);
  const after = section.heading.slice(found.at + found.number.length);
  const [, closing = '', separator = ''] = /^(\)?\.?\]?)(\s*[-–—:|.]?\s*)/u.exec(after) ?? [];
  const tail = /\*\*$|__$/u.exec(section.heading)?.[0] ?? '';
  const bold = tail !== '' && section.heading.startsWith(tail) ? tail : '';
  return {
    ...section,
    heading: `${before}${number}${closing}${separator.trim() === '' ? ' ' : separator}${title}${bold}`,
  };
}

function renumber(section: SkeletonSection, phase: number, number: string): SkeletonSection {
  const found = taskNumber(section.heading, phase);
  if (found === null) return section;
  const { heading } = section;
  return { ...section, heading: heading.slice(0, found.at) + number + heading.slice(found.at + found.number.length) };
}

/**
 * Replaces the tasks of the previous phase by tasks of the new one: the fullest of them is the pattern, and stands once
 * for every title given (`7.0`, `7.1`, …), where the first task of the old log stood.
 */
export function newTasks(
  sections: readonly SkeletonSection[],
  phases: { readonly from: number; readonly to: number },
  titles: readonly string[],
): readonly SkeletonSection[] {
  const all = groups(sections, phases.from);
  const size = (group: Group): number => group.sections.reduce((sum, section) => sum + 1 + section.blocks.length, 0);
  const tasks = all.filter((group) => group.task);
  const pattern = tasks.reduce<Group | null>(
    (best, group) => (best === null || size(group) > size(best) ? group : best),
    null,
  );
  if (pattern === null) return sections;
  const written = titles.flatMap((title, index) =>
    pattern.sections.map((section, place) => {
      const number = `${phases.to}.${index}`;
      return place === 0 ? retitle(section, phases.from, number, title) : renumber(section, phases.from, number);
    }),
  );
  const first = all.indexOf(tasks[0] ?? pattern);
  return all.flatMap((group, index) => (index === first ? written : group.task ? [] : group.sections));
}
