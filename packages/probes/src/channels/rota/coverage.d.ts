/** Half-open stretch of time in milliseconds since 1970. */
export interface Interval {
    readonly startMs: number;
    readonly endMs: number;
}
/** Stretches of the window that no interval covers. Less than a minute is no gap: shifts that end at :59 meet the next. */
export declare function uncovered(window: Interval, intervals: readonly Interval[]): readonly Interval[];
/** What is in `gaps` and outside of `others`, a minute or longer. */
export declare function without(gaps: readonly Interval[], others: readonly Interval[]): readonly Interval[];
/** Whole minutes of all stretches together. */
export declare function minutesOf(intervals: readonly Interval[]): number;
