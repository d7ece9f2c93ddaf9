/**
 * Numbers that a sentence states about tests. `all`: every test passed, without a number; `whole`: the number is said
 * to be all tests of a kind.
 */
export interface StatedCounts {
    readonly passed: number | null;
    readonly failed: number | null;
    readonly total: number | null;
    readonly all: boolean;
    readonly whole: boolean;
}
/** Whether counts are what a report shows. */
export declare function agrees(stated: StatedCounts, actual: {
    tests: number;
    passed: number;
    failed: number;
}): boolean;
/** The counts that a sentence about tests states, or null where it states none. `about` is what a table says of itself. */
export declare function statedCounts(text: string, about?: string): StatedCounts | null;
