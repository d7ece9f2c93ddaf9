/** Calendar dates of a text as `YYYY-MM-DD`. Dates with slashes are left out: nobody knows which number is the month. */
export declare function statedDates(text: string): readonly string[];
