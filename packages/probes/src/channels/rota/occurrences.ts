import { setImmediate } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { ProbeError } from '../../probe-error.ts';
import { isUnreadable, type RotaTime, startOf, type Unreadable } from './date-times.ts';
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
const mostRules = 2_000;
const workBetweenPauses = 200;
/** No entry that covers the window started earlier than this before it, unless it is that long itself. */
const marginMs = 2 * 86_400_000;

/**
 * Every instance that touches the window, or the first thing that could not be worked out. Replaced, excluded and
 * cancelled instances are left out. Throws PROBE_FORMAT beyond the bounds and PROBE_ABORTED when told to stop.
 */
export async function occurrencesIn(
  events: readonly RotaEvent[],
  window: Window,
  testZone: string,
  signal: AbortSignal,
): Promise<readonly Occurrence[] | Unreadable> {
  const found: Occurrence[] = [];
  const days = { first: dayOf(window.startMs - marginMs, 'UTC'), last: dayOf(window.endMs + marginMs, 'UTC') };
  let rules = 0;
  let work = 0;
  for (const series of seriesOf(events, testZone)) {
    for (const event of series.events) {
      if (isFarAway(event, days)) continue;
      work += event.rule === null ? 1 : 20;
      if (work >= workBetweenPauses) {
        work = 0;
        // Without pauses nobody could stop the work: a timer waits for its turn too.
        await setImmediate();
        if (signal.aborted) throw new ProbeError('PROBE_ABORTED', 'Reading the rota was stopped.');
      }
      if (event.rule !== null) rules += 1;
      if (rules > mostRules)
        throw new ProbeError('PROBE_FORMAT', `The rota has more than ${mostRules} recurring entries.`);
      const starts = await startsOf(event, window, testZone);
      if (isUnreadable(starts)) return starts;
      for (const { startMs, zone, length } of starts) {
        if (event.replaces === null && series.replaced(startMs, zone)) continue;
        const occurrence = { event, startMs, ...endsOf(startMs, zone, length, testZone) };
        const last = Math.max(occurrence.exactEndMs, occurrence.wallEndMs);
        if (startMs < window.endMs && last > Math.max(window.startMs, startMs)) found.push(occurrence);
      }
      if (found.length > mostOccurrences)
        throw new ProbeError('PROBE_FORMAT', 'The rota repeats too often in the window.');
    }
  }
  return found.sort((a, b) => a.startMs - b.startMs || a.event.line - b.event.line);
}

/** True where an entry ends when it starts, or before: a shift over midnight written with one date. */
export function endsTooEarly({ length }: RotaEvent, testZone: string): boolean {
  if (length.kind === 'duration') return length.duration.blank || length.duration.sign < 0;
  const { start, end } = length;
  if (start.kind === 'local' && end.kind === 'local' && start.zone === end.zone) {
    // Later on the wall is later, but in the hour that a clock change repeats.
    if (Temporal.PlainDateTime.compare(end.time, start.time) > 0) return false;
  }
  return startOf(end, testZone).epochMilliseconds <= startOf(start, testZone).epochMilliseconds;
}

/** A single entry whose days alone keep it out of the window: nine of ten in a rota that was kept for a year. */
function isFarAway(event: RotaEvent, days: { readonly first: string; readonly last: string }): boolean {
  if (event.rule !== null || event.extra.length > 0 || event.length.kind !== 'end') return false;
  return wallDay(event.length.start) > days.last || wallDay(event.length.end) < days.first;
}

function wallDay(time: RotaTime): string {
  return (time.kind === 'date' ? time.date : time.time.toPlainDate()).toString();
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

async function startsOf(event: RotaEvent, window: Window, testZone: string): Promise<readonly Start[] | Unreadable> {
  const first = startOf(event.start, testZone);
  const zone = first.timeZoneId;
  const longest =
    Math.max(...Object.values(endsOf(first.epochMilliseconds, zone, event.length, testZone))) - first.epochMilliseconds;
  const fromMs = window.startMs - longest - marginMs;
  let own: readonly number[] = [first.epochMilliseconds];
  if (event.rule !== null) {
    const starts = await startsOfRule(event, event.rule, testZone, fromMs, window.endMs);
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
  return starts.filter(
    (start) => !excluded.has(String(start.startMs)) && !excluded.has(dayOf(start.startMs, start.zone)),
  );
}

function endsOf(
  startMs: number,
  zone: string,
  length: Length,
  testZone: string,
): { readonly exactEndMs: number; readonly wallEndMs: number } {
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone);
  if (length.kind === 'duration') {
    const end = start.add(length.duration).epochMilliseconds;
    return { exactEndMs: end, wallEndMs: end };
  }
  const from = startOf(length.start, testZone);
  const to = startOf(length.end, testZone);
  if (from.epochMilliseconds === startMs) return { exactEndMs: to.epochMilliseconds, wallEndMs: to.epochMilliseconds };
  const wallLength = from
    .toPlainDateTime()
    .until(to.withTimeZone(from.timeZoneId).toPlainDateTime(), { largestUnit: 'days' });
  const wall = start.toPlainDateTime().add(wallLength).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return { exactEndMs: startMs + to.epochMilliseconds - from.epochMilliseconds, wallEndMs: wall.epochMilliseconds };
}

/** An instant, or a whole day where only a date is given. */
function timeKey(time: RotaTime, testZone: string): string {
  return time.kind === 'date' ? time.date.toString() : String(startOf(time, testZone).epochMilliseconds);
}

function dayOf(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();
}
