import type { Candidate } from './binding.ts';

const minute = 60_000;
/** No place on Earth is farther from UTC; a time without zone may mean any of them. */
const widestZone = 14 * 60 * minute;
const clockSlack = 5 * minute;

export type TimeProblem = 'future' | 'before the candidate';

/**
 * Whether a stated time is impossible. Times without a zone are judged only beyond every possible zone, and texts
 * that are no time are not judged.
 */
export function judgeTime(stated: string, now: string, candidateCommittedAt: string | null): TimeProblem | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
    stated.trim(),
  );
  if (match === null) return null;
  const [, day = '', clock = '', zone] = match;
  const time = Date.parse(`${day}T${clock}${zone === undefined ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  if (Number.isNaN(time)) return null;
  const slack = zone === undefined ? widestZone : clockSlack;
  if (time > Date.parse(now) + slack) return 'future';
  if (candidateCommittedAt === null) return null;
  return time < Date.parse(candidateCommittedAt) - slack ? 'before the candidate' : null;
}

/** The first of these times that cannot be, as the rest of a sentence; null where all can. */
export function impossibleTime(times: readonly string[], now: string, { committedAt }: Candidate): string | null {
  for (const time of times) {
    const problem = judgeTime(time, now, committedAt);
    if (problem === 'future') return `${time} lies in the future`;
    if (problem !== null) return `${time} is before the candidate was committed (${committedAt ?? ''})`;
  }
  return null;
}
