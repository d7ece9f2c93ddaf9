import type { PromisedTime } from './promised-times.ts';
export interface Contradiction {
    readonly here: PromisedTime;
    readonly there: PromisedTime;
}
/**
 * Times that two documents promise for the same thing and the same severity without one number in common. A document
 * that promises several numbers for one thing is not set against itself here.
 */
export declare function contradictions(here: readonly PromisedTime[], there: readonly PromisedTime[]): readonly Contradiction[];
