import type { Finding } from '@sallyport/record';
import { type Interval } from './coverage.ts';
import type { Occurrence } from './occurrences.ts';
export interface CoverQuestion {
    readonly path: string;
    readonly zone: string;
    readonly allowedGapMinutes: number;
    readonly rule: 'gap' | 'opening-uncovered';
}
export interface Cover {
    readonly findings: readonly Finding[];
    readonly shifts: number;
    readonly minutes: number;
    readonly facts: Readonly<Record<string, string>>;
}
/** Holds the instances of shifts and absences against a stretch of time. */
export declare function judgeCover(occurrences: readonly Occurrence[], range: Interval, question: CoverQuestion): Cover;
