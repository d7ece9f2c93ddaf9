import { Temporal } from 'temporal-polyfill';
import type { Interval } from './coverage.ts';
/** Gaps at the same wall-clock time of different days, told in one line. */
export interface FoldedGap {
    readonly gaps: readonly Interval[];
    readonly minutes: number;
    /** `every day 02:00–03:00 from 25 Oct 2026 to 31 Oct 2026 (Europe/Berlin; first 2026-10-25T01:00Z–02:00Z)`. */
    readonly words: string;
}
/** Folds gaps that repeat at the same time of day, in the test's zone. In order of their first gap. */
export declare function foldGaps(gaps: readonly Interval[], zone: string): readonly FoldedGap[];
export declare function local(ms: number, zone: string): Temporal.ZonedDateTime;
/** `5 Dec 2026`. */
export declare function day(time: Temporal.ZonedDateTime): string;
/** `09:05`. */
export declare function clock(time: Temporal.ZonedDateTime): string;
