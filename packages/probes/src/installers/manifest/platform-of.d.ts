interface Target {
    readonly system: string | null;
    readonly machine: string | null;
}
/** Operating system and machine that a platform's name or a file's name speaks of. */
export declare function targetOf(name: string): Target;
/** Which promised platform a file is for, by its name alone; null where none or several fit. */
export declare function platformOf(path: string, promised: readonly string[]): string | null;
/** True where one file may honestly serve both platforms: a universal build, or one system that runs both machines' files. */
export declare function mayShareFile(path: string, first: string, second: string): boolean;
export {};
