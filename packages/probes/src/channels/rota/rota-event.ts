import { Temporal } from 'temporal-polyfill';
import { type Component, type ContentLine, properties, property } from './content-lines.ts';
import {
  isUnreadable,
  malformed,
  type RotaTime,
  readDuration,
  readTime,
  readTimes,
  type Unreadable,
} from './date-times.ts';
import { type EntryKind, entryKind, entryPeople } from './shift-people.ts';
import type { ZoneOf } from './zones.ts';

/**
 * How long every instance lasts (RFC 5545 section 3.6.1 and 3.8.5.3): a DURATION follows the calendar, a DTEND fixes
 * the exact length of the first instance for all, though people read the same wall-clock end off it every day.
 */
export type Length =
  | { readonly kind: 'duration'; readonly duration: Temporal.Duration }
  | { readonly kind: 'end'; readonly start: RotaTime; readonly end: RotaTime };

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
  readonly rule: { readonly text: string; readonly line: number } | null;
  readonly extra: readonly { readonly start: RotaTime; readonly length: Length }[];
  readonly except: readonly RotaTime[];
  /** The instance that this entry replaces; null for a series or a single entry. */
  readonly replaces: RotaTime | null;
}

/** Reads a VEVENT. Times without a zone are taken in `testZone` and marked as floating. */
export function readEvent(event: Component, zoneOf: ZoneOf, testZone: string): RotaEvent | Unreadable {
  const times = readTimesOf(event, zoneOf, testZone);
  if (isUnreadable(times)) return times;
  const replaced = property(event, 'RECURRENCE-ID');
  if (replaced?.params.has('RANGE') === true) {
    return { trouble: 'unknown', line: replaced.line, what: 'RECURRENCE-ID with RANGE changes many instances at once' };
  }
  const replaces = replaced === null ? null : readTime(replaced.value, replaced, zoneOf, testZone);
  if (replaces !== null && isUnreadable(replaces)) return replaces;
  const [rule, secondRule] = [...properties(event, 'RRULE'), ...properties(event, 'EXRULE')];
  if (secondRule !== undefined || rule?.name === 'EXRULE') {
    const line = (secondRule ?? rule)?.line ?? event.line;
    return { trouble: 'unknown', line, what: 'more than one recurrence rule in an event, or an EXRULE' };
  }
  return {
    uid: property(event, 'UID')?.value.trim() || null,
    sequence: Number(/^\d{1,9}$/.exec(property(event, 'SEQUENCE')?.value.trim() ?? '')?.[0] ?? 0),
    line: event.line,
    lastLine: event.lastLine,
    kind: entryKind(event),
    people: entryPeople(event),
    cancelled: property(event, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED',
    ...times,
    rule: rule === undefined ? null : { text: rule.value.trim().toUpperCase(), line: rule.line },
    replaces,
  };
}

type Times = Pick<RotaEvent, 'start' | 'length' | 'extra' | 'except'>;

function readTimesOf(event: Component, zoneOf: ZoneOf, testZone: string): Times | Unreadable {
  const startLine = property(event, 'DTSTART');
  if (startLine === null) return { trouble: 'malformed', line: event.line, what: 'an event has no DTSTART' };
  const start = readTime(startLine.value, startLine, zoneOf, testZone);
  if (isUnreadable(start)) return start;
  const length = readLength(event, start, zoneOf, testZone);
  if (isUnreadable(length)) return length;
  const extra: { start: RotaTime; length: Length }[] = [];
  for (const line of properties(event, 'RDATE')) {
    for (const value of line.value.split(',')) {
      const period = readPeriod(value.trim(), line, length, zoneOf, testZone);
      if (isUnreadable(period)) return period;
      extra.push(period);
    }
  }
  const except: RotaTime[] = [];
  for (const line of properties(event, 'EXDATE')) {
    const times = readTimes(line, zoneOf, testZone);
    if (isUnreadable(times)) return times;
    except.push(...times);
  }
  return { start, length, extra, except };
}

function readLength(event: Component, start: RotaTime, zoneOf: ZoneOf, testZone: string): Length | Unreadable {
  const endLine = property(event, 'DTEND');
  const durationLine = property(event, 'DURATION');
  if (endLine !== null && durationLine !== null) return malformed(durationLine, 'an event has both DTEND and DURATION');
  if (durationLine !== null) {
    const duration = readDuration(durationLine);
    return isUnreadable(duration) ? duration : { kind: 'duration', duration };
  }
  if (endLine === null)
    return { kind: 'duration', duration: Temporal.Duration.from({ days: start.kind === 'date' ? 1 : 0 }) };
  const end = readTime(endLine.value, endLine, zoneOf, testZone);
  if (isUnreadable(end)) return end;
  if (end.kind !== start.kind) return malformed(endLine, 'DTSTART and DTEND are not both dates or both date-times');
  return lengthBetween(start, end);
}

/** A value of RDATE: a start, or a start with its own end or duration. */
function readPeriod(
  value: string,
  line: ContentLine,
  length: Length,
  zoneOf: ZoneOf,
  testZone: string,
): { readonly start: RotaTime; readonly length: Length } | Unreadable {
  const [from = '', until] = value.split('/');
  const start = readTime(from, line, zoneOf, testZone);
  if (isUnreadable(start)) return start;
  if (until === undefined) return { start, length };
  if (/^\+?P/.test(until)) {
    const duration = readDuration(line, until);
    return isUnreadable(duration) ? duration : { start, length: { kind: 'duration', duration } };
  }
  const end = readTime(until, line, zoneOf, testZone);
  return isUnreadable(end) ? end : { start, length: lengthBetween(start, end) };
}

function lengthBetween(start: RotaTime, end: RotaTime): Length {
  if (start.kind === 'date' && end.kind === 'date') {
    return { kind: 'duration', duration: start.date.until(end.date, { largestUnit: 'days' }) };
  }
  return { kind: 'end', start, end };
}
