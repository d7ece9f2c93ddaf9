/** One logical line of RFC 5545 section 3.1, unfolded. Names are upper-cased, values keep their case. */
export interface ContentLine {
    readonly name: string;
    readonly params: ReadonlyMap<string, readonly string[]>;
    readonly value: string;
    /** Line of the file, 1-based, on which it starts. */
    readonly line: number;
}
export interface Component {
    readonly name: string;
    readonly line: number;
    /** Line of its `END:`. */
    readonly lastLine: number;
    readonly properties: readonly ContentLine[];
    readonly children: readonly Component[];
}
/** The file is not iCalendar. `line` says where reading stopped. */
export interface NotCalendar {
    readonly line: number;
    readonly what: string;
}
/**
 * Reads iCalendar text into components (RFC 5545 section 3.1 and 3.4). Line ends of any kind are taken, since git and
 * editors change them; everything else is strict. Throws PROBE_FORMAT beyond the bounds.
 */
export declare function readComponents(text: string): readonly Component[] | NotCalendar;
/** First property of a name, or null. */
export declare function property(component: Component, name: string): ContentLine | null;
export declare function properties(component: Component, name: string): readonly ContentLine[];
