import { Temporal } from 'temporal-polyfill';
import { ProbeError } from '../../probe-error.ts';
import { isUnreadable, startOf, type RotaTime, type Unreadable } from './date-times.ts';
import { startsOfRule } from './recurrence.ts';
import type { Length, RotaEvent } from './rota-event.ts';

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

const mostOccurrences = 100_000;
const mostRules = 5_000;
/** No entry that covers the window started earlier than this before it, unless it is that long itself. */
const marginMs = 2 * 86_400_000;

/**
 * Every instance that touches the window, or the first thing that could not be worked out. Replaced, excluded and
 * cancelled instances are left out. Throws PROBE_FORMAT beyond the bounds and PROBE_ABORTED when told to stop.
 */
export function occurrencesIn(
  events: readonly RotaEvent[],
  window: Window,
  testZone: string,
  signal: AbortSignal,
): readonly Occurrence[] | Unreadable {
  const found: Occurrence[] = [];
  let rules = 0;
  for (const series of seriesOf(events, testZone)) {
    if (signal.aborted) throw new ProbeError('PROBE_ABORTED', 'Reading the rota was stopped.');
    for (const event of series.events) {
      if (event.rule !== null) rules += 1;
      if (rules > mostRules) throw new ProbeError('PROBE_FORMAT', `The rota has more than ${mostRules} recurring entries.`);
      const starts = startsOf(event, window, testZone);
      if (isUnreadable(starts)) return starts;
      for (const { startMs, zone, length } of starts) {
        if (event.replaces === null && series.replaced(startMs, zone)) continue;
        const occurrence = { event, startMs, ...endsOf(startMs, zone, length) };
        const last = Math.max(occurrence.exactEndMs, occurrence.wallEndMs);
        if (startMs < window.endMs && last > window.startMs) found.push(occurrence);
      }
      if (found.length > mostOccurrences) throw new ProbeError('PROBE_FORMAT', 'The rota repeats too often in the window.');
    }
  }
  return found.sort((a, b) => a.startMs - b.startMs || a.event.line - b.event.line);
}

/** True where an entry ends when it starts, or before: a shift over midnight written with one date. */
export function endsTooEarly(event: RotaEvent, testZone: string): boolean {
  const { kind } = event.length;
  if (kind === 'end') return event.length.exactMs <= 0;
  const start = startOf(event.start, testZone);
  return start.add(event.length.duration).epochMilliseconds <= start.epochMilliseconds;
}

interface Series {
  readonly events: readonly RotaEvent[];
  replaced(startMs: number, zone: string): boolean;
}

/** Events of one UID belong together: the newest version of the series, and the instances that replace its own. */
function* seriesOf(events: readonly RotaEvent[], testZone: string): Generator<Series> {
  const byUid = new Map<string, RotaEvent[]>();
  for (const event of events) {
    const key = event.uid ?? `line ${event.line}`;
    const others = byUid.get(key);
    if (others === undefined) byUid.set(key, [event]);
    else others.push(event);
  }
  for (const all of byUid.values()) {
    const masters = newest(all.filter((event) => event.replaces === null));
    const byInstance = new Map<string, RotaEvent[]>();
    for (const event of all) {
      if (event.replaces === null) continue;
      const key = timeKey(event.replaces, testZone);
      byInstance.set(key, [...(byInstance.get(key) ?? []), event]);
    }
    const instances = [...byInstance.values()].flatMap((versions) => newest(versions));
    if (masters.length > 0 && masters.every((event) => event.cancelled)) continue;
    yield {
      events: [...masters, ...instances].filter((event) => !event.cancelled),
      replaced: (startMs, zone) => byInstance.has(String(startMs)) || byInstance.has(dayOf(startMs, zone)),
    };
  }
}

/** Only the highest SEQUENCE of the same thing counts; equal ones are several entries under one careless UID. */
function newest(versions: readonly RotaEvent[]): readonly RotaEvent[] {
  const highest = versions.reduce((sequence, event) => Math.max(sequence, event.sequence), 0);
  return versions.filter((event) => event.sequence === highest);
}

interface Start {
  readonly startMs: number;
  readonly zone: string;
  readonly length: Length;
}

function startsOf(event: RotaEvent, window: Window, testZone: string): readonly Start[] | Unreadable {
  const first = startOf(event.start, testZone);
  const zone = first.timeZoneId;
  const longest = Math.max(...Object.values(endsOf(first.epochMilliseconds, zone, event.length))) - first.epochMilliseconds;
  const fromMs = window.startMs - longest - marginMs;
  let own: readonly number[] = [first.epochMilliseconds];
  if (event.rule !== null) {
    const starts = startsOfRule(event, event.rule, testZone, fromMs, window.endMs);
    if (isUnreadable(starts)) return starts;
    own = starts;
  }
  const excluded = new Set(event.except.map((time) => timeKey(time, testZone)));
  const starts: Start[] = own.map((startMs) => ({ startMs, zone, length: event.length }));
  for (const { start, length } of event.extra) {
    const at = startOf(start, testZone);
    starts.push({ startMs: at.epochMilliseconds, zone: at.timeZoneId, length });
  }
  if (excluded.size === 0) return starts;
  return starts.filter((start) => !excluded.has(String(start.startMs)) && !excluded.has(dayOf(start.startMs, start.zone)));
}

function endsOf(startMs: number, zone: string, length: Length): { readonly exactEndMs: number; readonly wallEndMs: number } {
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone);
  if (length.kind === 'duration') {
    const end = start.add(length.duration).epochMilliseconds;
    return { exactEndMs: end, wallEndMs: end };
  }
  const wall = start.toPlainDateTime().add(length.wall).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return { exactEndMs: startMs + length.exactMs, wallEndMs: wall.epochMilliseconds };
}

/** An instant, or a whole day where only a date is given. */
function timeKey(time: RotaTime, testZone: string): string {
  return time.kind === 'date' ? time.date.toString() : String(startOf(time, testZone).epochMilliseconds);
}

function dayOf(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();
}
