import { type NotCalendar } from './content-lines.ts';
import { type Unreadable } from './date-times.ts';
import { type RotaEvent } from './rota-event.ts';
export interface Rota {
    readonly events: readonly RotaEvent[];
    /** Entries that could not be typed. One of them is enough to not know who is on duty. */
    readonly unreadable: readonly Unreadable[];
}
/** Reads a rota in iCalendar. Throws PROBE_FORMAT where it holds more entries than anybody keeps. */
export declare function readRota(text: string, testZone: string): Rota | NotCalendar;
