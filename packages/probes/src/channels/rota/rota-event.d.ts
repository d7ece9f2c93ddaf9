import { Temporal } from 'temporal-polyfill';
import { type Component } from './content-lines.ts';
import { type RotaTime, type Unreadable } from './date-times.ts';
import { type EntryKind } from './shift-people.ts';
import type { ZoneOf } from './zones.ts';
/**
 * How long every instance lasts (RFC 5545 section 3.6.1 and 3.8.5.3): a DURATION follows the calendar, a DTEND fixes
 * the exact length of the first instance for all, though people read the same wall-clock end off it every day.
 */
export type Length = {
    readonly kind: 'duration';
    readonly duration: Temporal.Duration;
} | {
    readonly kind: 'end';
    readonly start: RotaTime;
    readonly end: RotaTime;
};
/** One VEVENT, typed. */
export interface RotaEvent {
    readonly uid: string | null;
    readonly sequence: number;
    readonly line: number;
    readonly lastLine: number;
    readonly kind: EntryKind;
    readonly people: readonly string[];
    readonly cancelled: boolean;
    readonly start: RotaTime;
    readonly length: Length;
    readonly rule: {
        readonly text: string;
        readonly line: number;
    } | null;
    readonly extra: readonly {
        readonly start: RotaTime;
        readonly length: Length;
    }[];
    readonly except: readonly RotaTime[];
    /** The instance that this entry replaces; null for a series or a single entry. */
    readonly replaces: RotaTime | null;
}
/** Reads a VEVENT. Times without a zone are taken in `testZone` and marked as floating. */
export declare function readEvent(event: Component, zoneOf: ZoneOf, testZone: string): RotaEvent | Unreadable;
