import type { ResolvedGate } from '@sallyport/gate';
import { Temporal } from 'temporal-polyfill';
import type { Interval } from './coverage.ts';
import { ianaZone } from './zones.ts';

export interface TestWindow extends Interval {
  readonly zone: string;
}

/** The test window as instants: `Z` or an offset is taken as it stands, anything else as wall-clock time of its zone. */
export function testWindow(test: NonNullable<ResolvedGate['test']>): TestWindow | null {
  const zone = ianaZone(test.zone);
  if (zone === null) return null;
  try {
    const [startMs, endMs] = [instantOf(test.start, zone), instantOf(test.end, zone)];
    return startMs < endMs ? { startMs, endMs, zone } : null;
  } catch {
    // A start or end that is no time: the caller says that the window is not readable.
    return null;
  }
}

function instantOf(text: string, zone: string): number {
  if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}
