import { Temporal } from 'temporal-polyfill';
import type { ContentLine } from './content-lines.ts';
import type { ZoneOf } from './zones.ts';
/** A value of DTSTART and its kin, before anybody asks which instant it is. */
export type RotaTime = {
    readonly kind: 'date';
    readonly date: Temporal.PlainDate;
} | {
    readonly kind: 'local';
    readonly time: Temporal.PlainDateTime;
    readonly zone: string;
    readonly floating: boolean;
};
/** Why a value cannot be read. `malformed` breaks RFC 5545; `unknown` is good iCalendar that cannot be judged here. */
export interface Unreadable {
    readonly trouble: 'malformed' | 'unknown';
    readonly line: number;
    readonly what: string;
}
export declare function isUnreadable(value: object): value is Unreadable;
/** One DATE or DATE-TIME. Floating time is taken in the test's zone, and marked. */
export declare function readTime(value: string, line: ContentLine, zoneOf: ZoneOf, testZone: string): RotaTime | Unreadable;
/** The comma-separated values of RDATE and EXDATE. */
export declare function readTimes(line: ContentLine, zoneOf: ZoneOf, testZone: string): readonly RotaTime[] | Unreadable;
/** DURATION of RFC 5545 section 3.3.6: weeks and days follow the calendar, the rest is exact. */
export declare function readDuration(line: ContentLine, value?: string): Temporal.Duration | Unreadable;
/** Midnight of a date, or a local time, as an instant. In a skipped hour the offset before it holds (section 3.3.5). */
export declare function startOf(time: RotaTime, testZone: string): Temporal.ZonedDateTime;
export declare function malformed(line: ContentLine, what: string): Unreadable;
