import { Temporal } from 'temporal-polyfill';
import type { ContentLine } from './content-lines.ts';
import type { ZoneOf } from './zones.ts';

/** A value of DTSTART and its kin, before anybody asks which instant it is. */
export type RotaTime =
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | {
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

export function isUnreadable(value: object): value is Unreadable {
  return 'trouble' in value;
}

const dateValue = /^(\d{4})(\d{2})(\d{2})$/;
const dateTimeValue = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/;

/** One DATE or DATE-TIME. Floating time is taken in the test's zone, and marked. */
export function readTime(value: string, line: ContentLine, zoneOf: ZoneOf, testZone: string): RotaTime | Unreadable {
  try {
    const date = dateValue.exec(value);
    if (date !== null) {
      const [year, month, day] = numbers(date);
      return { kind: 'date', date: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }) };
    }
    const match = dateTimeValue.exec(value);
    if (match === null) return malformed(line, `${line.name} holds no date and no date-time`);
    const [year, month, day, hour, minute, second] = numbers(match);
    // A leap second is written :60 and no clock here has one.
    const fields = { year, month, day, hour, minute, second: Math.min(second, 59) };
    const time = Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
    if (match[7] === 'Z') return { kind: 'local', time, zone: 'UTC', floating: false };
    const tzid = line.params.get('TZID')?.[0];
    if (tzid === undefined) return { kind: 'local', time, zone: testZone, floating: true };
    const zone = zoneOf(tzid);
    if (zone !== null) return { kind: 'local', time, zone, floating: false };
    return { trouble: 'unknown', line: line.line, what: `${line.name} is in a time zone that is no IANA name` };
  } catch {
    // Temporal refuses days and hours that do not exist; nothing else is called here.
    return malformed(line, `${line.name} is a day or time that does not exist`);
  }
}

/** The comma-separated values of RDATE and EXDATE. */
export function readTimes(line: ContentLine, zoneOf: ZoneOf, testZone: string): readonly RotaTime[] | Unreadable {
  const times: RotaTime[] = [];
  for (const value of line.value.split(',')) {
    const time = readTime(value.trim(), line, zoneOf, testZone);
    if (isUnreadable(time)) return time;
    times.push(time);
  }
  return times;
}

/** DURATION of RFC 5545 section 3.3.6: weeks and days follow the calendar, the rest is exact. */
export function readDuration(line: ContentLine, value = line.value): Temporal.Duration | Unreadable {
  const match = /^\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?)$/.exec(value);
  if (match === null || /(?:P|T)$/.test(value)) return malformed(line, `${line.name} is no duration`);
  const [weeks, days, hours, minutes, seconds] = numbers(match);
  return Temporal.Duration.from({ weeks, days, hours, minutes, seconds });
}

/** Midnight of a date, or a local time, as an instant. In a skipped hour the offset before it holds (section 3.3.5). */
export function startOf(time: RotaTime, testZone: string): Temporal.ZonedDateTime {
  if (time.kind === 'date') return time.date.toZonedDateTime(testZone);
  return time.time.toZonedDateTime(time.zone, { disambiguation: 'compatible' });
}

export function malformed(line: ContentLine, what: string): Unreadable {
  return { trouble: 'malformed', line: line.line, what };
}

function numbers(match: RegExpExecArray): [number, number, number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  return [a, b, c, d, e, f];
}
