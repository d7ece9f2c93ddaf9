/** Variables as far as they are committed. */
export type Variables = ReadonlyMap<string, string>;
/** Fills `$NAME`, `${NAME}`, `${NAME:-fallback}` and `${NAME-fallback}` in; null where a variable stays unknown. */
export declare function interpolate(text: string, variables: Variables): string | null;
/** Reads `NAME=value` lines of a committed environment file. */
export declare function readVariables(text: string): Variables;
