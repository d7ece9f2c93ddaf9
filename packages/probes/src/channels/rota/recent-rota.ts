import type { NotCalendar } from './content-lines.ts';
import type { Unreadable } from './date-times.ts';
import { type Occurrence, occurrencesIn } from './occurrences.ts';
import { type Rota, readRota } from './read-rota.ts';
import type { TestWindow } from './test-window.ts';

/** Two criteria hold the same rota against the same window, one after the other; reading it is nearly all of the work. */
let recent: { readonly text: string; readonly zone: string; readonly rota: Rota | NotCalendar } | null = null;

/** `readRota`, read once while it is the same text. */
export function rotaOf(text: string, zone: string): Rota | NotCalendar {
  if (recent === null || recent.text !== text || recent.zone !== zone)
    recent = { text, zone, rota: readRota(text, zone) };
  return recent.rota;
}

interface Known {
  readonly window: TestWindow;
  readonly occurrences: readonly Occurrence[] | Unreadable;
}

const known = new WeakMap<Rota, Known>();

/** `occurrencesIn` of a whole test window, worked out once for a rota that was read. */
export async function shiftsOf(rota: Rota, window: TestWindow, signal: AbortSignal): Promise<Known['occurrences']> {
  const before = known.get(rota);
  if (before !== undefined && isSame(before.window, window)) return before.occurrences;
  const occurrences = await occurrencesIn(rota.events, window, window.zone, signal);
  known.set(rota, { window, occurrences });
  return occurrences;
}

function isSame(one: TestWindow, other: TestWindow): boolean {
  return one.startMs === other.startMs && one.endMs === other.endMs && one.zone === other.zone;
}
