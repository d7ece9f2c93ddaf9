import type { Instant } from '@sallyport/record';

/** A wall-clock time in a zone as an instant; `ambiguous`: the clocks were set back over it, the earlier one is taken. */
export type ZonedTime =
  | { readonly kind: 'instant'; readonly instant: Instant; readonly ambiguous: boolean }
  | { readonly kind: 'nonexistent' }
  | { readonly kind: 'not a date' }
  | { readonly kind: 'unknown zone' };

const hour = 3_600_000;

/**
 * Converts `2026-12-01T09:00` (seconds optional) in an IANA zone. The offsets the zone had a day and a bit before and
 * after are tried, so that days with a change of clocks come out right: a time that was skipped is `nonexistent`.
 */
export function zonedTime(local: string, zone: string): ZonedTime {
  const wall = Date.parse(`${local}Z`);
  // Date.parse rolls 31 February over to March; what does not print as it was written is no date.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(local)) return { kind: 'not a date' };
  const offset = offsetIn(zone);
  if (!offset) return { kind: 'unknown zone' };
  const instants = new Set<number>();
  for (const around of [-26, -13, 0, 13, 26]) {
    const instant = wall - offset(wall + around * hour);
    if (instant + offset(instant) === wall) instants.add(instant);
  }
  const earliest = Math.min(...instants);
  if (instants.size === 0) return { kind: 'nonexistent' };
  return {
    kind: 'instant',
    instant: `${new Date(earliest).toISOString().slice(0, 19)}Z`,
    ambiguous: instants.size > 1,
  };
}

/** How far the zone's clocks are ahead of UTC at an instant, both in milliseconds. */
function offsetIn(zone: string): ((instant: number) => number) | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    // The only thing Intl refuses here is the name of the zone, and the answer says so.
    return null;
  }
  return function offset(instant) {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(
      parts.get('year') ?? 0,
      (parts.get('month') ?? 1) - 1,
      parts.get('day') ?? 1,
      parts.get('hour') ?? 0,
      parts.get('minute') ?? 0,
      parts.get('second') ?? 0,
    );
    return wall - Math.floor(instant / 1000) * 1000;
  };
}
