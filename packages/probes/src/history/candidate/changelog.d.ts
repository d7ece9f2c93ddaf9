export interface ChangelogEntry {
    readonly version: string;
    readonly line: number;
    readonly heading: string;
}
/** Entries of a changelog in its order: headings and lines that start with a version, outside code fences. */
export declare function changelogEntries(text: string): readonly ChangelogEntry[];
export declare function entryFor(entries: readonly ChangelogEntry[], version: string): ChangelogEntry | null;
/** The first entry whose version sorts after the candidate's, or null. */
export declare function newerEntry(entries: readonly ChangelogEntry[], version: string): ChangelogEntry | null;
