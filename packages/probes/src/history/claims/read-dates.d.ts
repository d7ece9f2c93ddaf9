export interface StatedDate {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    /** Midnight UTC; null: there is no such day. */
    readonly time: number | null;
    /** Lower-case beginning of the weekday named with it, or null. */
    readonly weekday: string | null;
}
/** Whole dates in a text, in order. Forms that mean different days in different countries (`4/5/2026`) are left out. */
export declare function readDates(text: string): readonly StatedDate[];
