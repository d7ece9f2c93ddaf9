import type { PromisedTime } from './promised-times.ts';

export interface Contradiction {
  readonly here: PromisedTime;
  readonly there: PromisedTime;
}

/**
 * Times that two documents promise for the same thing and the same severity without one number in common. A document
 * that promises several numbers for one thing is not set against itself here.
 */
export function contradictions(
  here: readonly PromisedTime[],
  there: readonly PromisedTime[],
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const [key, ours] of Map.groupBy(here, keyOf)) {
    const theirs = there.filter((each) => keyOf(each) === key);
    const [first] = ours;
    const [second] = theirs;
    if (first === undefined || second === undefined) continue;
    const agree = ours.some((one) => theirs.some((other) => other.minutes === one.minutes));
    if (!agree) found.push({ here: first, there: second });
  }
  return found;
}

function keyOf(time: PromisedTime): string {
  return `${time.kind} ${time.severity ?? 'any'}`;
}
