import { taskNumber } from '../skeleton/phase-number.ts';
import type { SkeletonSection } from '../skeleton/skeleton.ts';
import type { LogPlace } from './known-values.ts';

/** For every section of the new log the place that its labels stand in: a task reaches as far as what is below it. */
export function logPlaces(sections: readonly SkeletonSection[], phase: number): readonly LogPlace[] {
  let task: { readonly depth: number; readonly first: boolean } | null = null;
  return sections.map(({ heading, depth }) => {
    const number = taskNumber(heading, phase)?.number ?? null;
    if (task !== null && depth <= task.depth) task = null;
    if (task === null && number !== null) task = { depth, first: number === `${phase}.0` };
    if (task !== null) return task.first ? 'first task' : 'elsewhere';
    return /\b(?:decision|verdict)\b/iu.test(heading) ? 'decision' : 'elsewhere';
  });
}
