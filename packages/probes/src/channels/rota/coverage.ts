/** Half-open stretch of time in milliseconds since 1970. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

const minuteMs = 60_000;

/** Stretches of the window that no interval covers. Less than a minute is no gap: shifts that end at :59 meet the next. */
export function uncovered(window: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const gaps: Interval[] = [];
  let coveredUntil = window.startMs;
  for (const { startMs, endMs } of [...intervals].sort((a, b) => a.startMs - b.startMs)) {
    if (startMs >= window.endMs) break;
    // A shift without length covers nothing, and must not cut a gap in two.
    if (endMs <= startMs) continue;
    if (startMs - coveredUntil >= minuteMs) gaps.push({ startMs: coveredUntil, endMs: startMs });
    coveredUntil = Math.max(coveredUntil, endMs);
  }
  if (window.endMs - coveredUntil >= minuteMs) gaps.push({ startMs: coveredUntil, endMs: window.endMs });
  return gaps;
}

/** What is in `gaps` and outside of `others`, a minute or longer. */
export function without(gaps: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  return gaps.flatMap((gap) => uncovered(gap, others));
}

/** Whole minutes of all stretches together. */
export function minutesOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { startMs, endMs }) => sum + Math.floor((endMs - startMs) / minuteMs), 0);
}
