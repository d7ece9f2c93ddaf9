import { type Unreadable } from './date-times.ts';
import type { RotaEvent } from './rota-event.ts';
/** A recurrence rule ready to be asked for starts, or why it cannot be. */
export declare function startsOfRule(event: RotaEvent, rule: {
    readonly text: string;
    readonly line: number;
}, testZone: string, fromMs: number, untilMs: number): readonly number[] | Unreadable;
