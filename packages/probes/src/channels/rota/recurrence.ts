import { Temporal } from 'temporal-polyfill';
import { ProbeError } from '../../probe-error.ts';
import { dailyStarts } from './daily-starts.ts';
import { startOf, type Unreadable } from './date-times.ts';
import type { RotaEvent } from './rota-event.ts';

const parts = /^(?:FREQ|INTERVAL|COUNT|UNTIL|WKST|BY(?:DAY|MONTH|MONTHDAY|YEARDAY|WEEKNO|SETPOS|HOUR|MINUTE|SECOND))$/;
const dayMs = 86_400_000;

/** Work that one rule may cost; a rule that needs more is no rota's. */
const mostPeriods = 20_000;
const mostCandidates = 200_000;

/** Starts of a recurrence rule between two instants, or why nobody can say them. The library is large, and loaded where it is needed. */
export async function startsOfRule(
  event: RotaEvent,
  rule: { readonly text: string; readonly line: number },
  testZone: string,
  fromMs: number,
  untilMs: number,
): Promise<readonly number[] | Unreadable> {
  const given = readRule(rule);
  if (!(given instanceof Map)) return given;
  const start = startOf(event.start, testZone);
  // At most one start a day: a COUNT that reaches beyond the window anyway need not be counted, however large it is.
  const count = Number(given.get('COUNT') ?? 0);
  const days = (untilMs - start.epochMilliseconds) / dayMs;
  const onceADay =
    given.get('FREQ') !== 'HOURLY' && !['BYHOUR', 'BYMINUTE', 'BYSECOND'].some((name) => given.has(name));
  if (onceADay && count > days + 2) given.delete('COUNT');
  const until = given.get('UNTIL');
  try {
    if (until !== undefined) given.set('UNTIL', untilInUtc(until, start.timeZoneId));
    const daily = dailyStarts(given, start, fromMs, untilMs);
    if (daily !== null) return daily;
    const { RRuleTemporal } = await import('rrule-temporal');
    const text = [...given].map(([name, value]) => `${name}=${value}`).join(';');
    const expand = new RRuleTemporal({
      rruleString: `RRULE:${text}`,
      dtstart: start,
      maxIterations: mostPeriods,
      maxCandidateEvaluations: mostCandidates,
    });
    return expand.between(new Date(fromMs), new Date(untilMs), true).map((time) => time.epochMilliseconds);
  } catch {
    // The library's words quote the rule; that it gave up is all that may be told.
    return { trouble: 'unknown', line: rule.line, what: 'a recurrence rule cannot be worked out' };
  }
}

/** UNTIL stands in UTC where DTSTART has a zone, and many programs write it in the zone's own time all the same. */
function untilInUtc(until: string, zone: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})$/.exec(until);
  if (match === null) return until;
  const [year, month, day, hour, minute, second] = match.slice(1);
  const local = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  const instant = local.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'second' });
  return instant.replace(/[-:]/g, '');
}

function readRule(rule: { readonly text: string; readonly line: number }): Map<string, string> | Unreadable {
  const broken = { trouble: 'malformed', line: rule.line, what: 'a recurrence rule is malformed' } as const;
  const given = new Map<string, string>();
  if (rule.text.length > 2000)
    throw new ProbeError('PROBE_FORMAT', `The recurrence rule on line ${rule.line} is too long.`);
  for (const part of rule.text.replace(/;$/, '').split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!/^[A-Z-]+$/.test(name) || !/^[A-Z0-9,+-]+$/.test(value) || given.has(name)) return broken;
    if (!parts.test(name))
      return { ...broken, trouble: 'unknown', what: 'a recurrence rule has parts outside of RFC 5545' };
    given.set(name, value);
  }
  const frequency = given.get('FREQ') ?? '';
  if (/^(?:MINUTELY|SECONDLY)$/.test(frequency)) {
    return {
      ...broken,
      trouble: 'unknown',
      what: 'a recurrence rule repeats every minute or second, which no shift does',
    };
  }
  if (!/^(?:YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY)$/.test(frequency)) return broken;
  for (const name of ['INTERVAL', 'COUNT']) {
    if (given.has(name) && !/^[1-9]\d{0,9}$/.test(given.get(name) ?? '')) return broken;
  }
  const until = given.get('UNTIL');
  if (until !== undefined && (given.has('COUNT') || !/^\d{8}(?:T\d{6}Z?)?$/.test(until))) return broken;
  return given;
}
