import { type Unreadable } from './date-times.ts';
import type { RotaEvent } from './rota-event.ts';
/** One instance of an entry. The two ends differ only where a clock change falls into it. */
export interface Occurrence {
    readonly event: RotaEvent;
    readonly startMs: number;
    /** RFC 5545: the exact length of the first instance. */
    readonly exactEndMs: number;
    /** The same wall-clock end as ever. */
    readonly wallEndMs: number;
}
export interface Window {
    readonly startMs: number;
    readonly endMs: number;
}
/**
 * Every instance that touches the window, or the first thing that could not be worked out. Replaced, excluded and
 * cancelled instances are left out. Throws PROBE_FORMAT beyond the bounds and PROBE_ABORTED when told to stop.
 */
export declare function occurrencesIn(events: readonly RotaEvent[], window: Window, testZone: string, signal: AbortSignal): Promise<readonly Occurrence[] | Unreadable>;
/** True where an entry ends when it starts, or before: a shift over midnight written with one date. */
export declare function endsTooEarly({ length }: RotaEvent, testZone: string): boolean;
