/** An RFC 3339 date-time in milliseconds since 1970; null for anything else, days that do not exist included. */
export declare function statedInstant(text: string): number | null;
