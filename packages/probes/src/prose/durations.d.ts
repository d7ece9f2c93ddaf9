/** A length of time that a text states. */
export interface StatedDuration {
    readonly minutes: number;
    /** Counted in working time. */
    readonly business: boolean;
    /** As it stands in the text. */
    readonly text: string;
    readonly at: number;
}
/** Every stated length of time: `24 hours`, `two business days`, `15-minute`, `48h`. Of a range, the first number. */
export declare function statedDurations(text: string): readonly StatedDuration[];
/** True for words that promise no number and still a time. */
export declare function saysAtOnce(text: string): boolean;
