import type { Temporal } from 'temporal-polyfill';

const dayMs = 86_400_000;
const plainParts: ReadonlySet<string> = new Set(['FREQ', 'INTERVAL', 'UNTIL', 'COUNT', 'WKST']);
const utc = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Beyond these the library counts, which has bounds of its own. */
const longestInterval = 1_000;
const mostStarts = 2_000;

/**
 * Starts of a rule that says no more than "every so many days", as nearly every rota does, between two instants, both
 * included; null for any other rule, and where clocks that are set leave out the hour or the day.
 */
export function dailyStarts(
  rule: ReadonlyMap<string, string>,
  first: Temporal.ZonedDateTime,
  fromMs: number,
  untilMs: number,
): readonly number[] | null {
  const interval = Number(rule.get('INTERVAL') ?? 1);
  const plain = rule.get('FREQ') === 'DAILY' && [...rule.keys()].every((name) => plainParts.has(name));
  const end = endOf(rule.get('UNTIL'));
  if (!plain || end === null || interval > longestInterval) return null;
  const count = Number(rule.get('COUNT') ?? Number.POSITIVE_INFINITY);
  const last = Math.min(untilMs, end);
  // Days are shorter and longer than 24 hours, but never by two of them together.
  const before = Math.max(0, Math.floor((fromMs - first.epochMilliseconds) / dayMs / interval) - 2);
  const wall = first.toPlainDateTime();
  const starts: number[] = [];
  for (let index = before; index < count; index += 1) {
    if (index - before > mostStarts) return null;
    const due = wall.add({ days: index * interval });
    const start = due.toZonedDateTime(first.timeZoneId);
    if (start.epochMilliseconds > last) break;
    // Samoa once left out a whole day.
    if (!start.toPlainDateTime().equals(due)) return null;
    if (start.epochMilliseconds >= fromMs) starts.push(start.epochMilliseconds);
  }
  return starts;
}

/** UNTIL as an instant; without one there is no end, and null is one that is not written in UTC. */
function endOf(until: string | undefined): number | null {
  if (until === undefined) return Number.POSITIVE_INFINITY;
  const written = utc.exec(until);
  if (written === null) return null;
  const [year, month, day, hour, minute, second] = written.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
