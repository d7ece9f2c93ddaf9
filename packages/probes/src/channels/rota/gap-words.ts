import { Temporal } from 'temporal-polyfill';
import type { Interval } from './coverage.ts';

/** Gaps at the same wall-clock time of different days, told in one line. */
export interface FoldedGap {
  readonly gaps: readonly Interval[];
  readonly minutes: number;
  /** `every day 02:00–03:00 from 25 Oct 2026 to 31 Oct 2026 (Europe/Berlin; first 2026-10-25T01:00Z–02:00Z)`. */
  readonly words: string;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayMs = 86_400_000;

/** Folds gaps that repeat at the same time of day, in the test's zone. In order of their first gap. */
export function foldGaps(gaps: readonly Interval[], zone: string): readonly FoldedGap[] {
  const groups = new Map<string, Interval[]>();
  for (const gap of gaps) {
    const [start, end] = [local(gap.startMs, zone), local(gap.endMs, zone)];
    const repeats = gap.endMs - gap.startMs < dayMs;
    const key = repeats ? `${clock(start)}–${clock(end)}` : String(gap.startMs);
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    return [others.length === 0 ? one(first, zone) : many(first, group, zone)];
  });
}

/** `2026-12-05 22:00–23:30 CET (Europe/Berlin)`-like words for a single stretch, with UTC. */
function one(gap: Interval, zone: string): FoldedGap {
  const [start, end] = [local(gap.startMs, zone), local(gap.endMs, zone)];
  const sameDay = start.toPlainDate().equals(end.toPlainDate());
  const to = sameDay ? clock(end) : `${day(end)} ${clock(end)}`;
  return {
    gaps: [gap],
    minutes: minutes([gap]),
    words: `${day(start)} ${clock(start)}${sameDay ? '–' : ' – '}${to} ${zone} (${utc(gap)})`,
  };
}

function many(firstGap: Interval, group: readonly Interval[], zone: string): FoldedGap {
  const starts = group.map((gap) => local(gap.startMs, zone));
  const first = local(firstGap.startMs, zone);
  const last = starts.at(-1) ?? first;
  const time = `${clock(first)}–${clock(local(firstGap.endMs, zone))}`;
  const steps = new Set(
    starts.slice(1).map((start, index) => starts[index]?.toPlainDate().until(start.toPlainDate()).days ?? 0),
  );
  const step = steps.size === 1 ? [...steps][0] : undefined;
  const span = `from ${day(first)} to ${day(last)}`;
  let when = `on ${starts.slice(0, 5).map(day).join(', ')}${starts.length > 5 ? ` and ${starts.length - 5} more days` : ''} ${time}`;
  if (step === 1) when = `every day ${time} ${span}`;
  else if (step === 7) when = `every ${weekdays[first.dayOfWeek - 1]} ${time} ${span}`;
  return { gaps: group, minutes: minutes(group), words: `${when} ${zone} (first ${utc(firstGap)})` };
}

export function local(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

/** `5 Dec 2026`. */
export function day(time: Temporal.ZonedDateTime): string {
  return `${time.day} ${months[time.month - 1]} ${time.year}`;
}

/** `09:05`. */
export function clock(time: Temporal.ZonedDateTime): string {
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
}

function utc(gap: Interval): string {
  const [start, end] = [new Date(gap.startMs).toISOString(), new Date(gap.endMs).toISOString()];
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return `${start.slice(0, 16)}Z – ${sameDay ? end.slice(11, 16) : end.slice(0, 16)}Z`;
}

function minutes(gaps: readonly Interval[]): number {
  return gaps.reduce((sum, gap) => sum + Math.floor((gap.endMs - gap.startMs) / 60_000), 0);
}
