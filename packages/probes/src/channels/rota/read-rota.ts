import { ProbeError } from '../../probe-error.ts';
import { type NotCalendar, readComponents } from './content-lines.ts';
import { isUnreadable, type Unreadable } from './date-times.ts';
import { type RotaEvent, readEvent } from './rota-event.ts';
import { zoneReader } from './zones.ts';

export interface Rota {
  readonly events: readonly RotaEvent[];
  /** Entries that could not be typed. One of them is enough to not know who is on duty. */
  readonly unreadable: readonly Unreadable[];
}

const mostEvents = 20_000;

/** Reads a rota in iCalendar. Throws PROBE_FORMAT where it holds more entries than anybody keeps. */
export function readRota(text: string, testZone: string): Rota | NotCalendar {
  const calendars = readComponents(text);
  if ('what' in calendars) return calendars;
  const zoneOf = zoneReader(calendars);
  const events: RotaEvent[] = [];
  const unreadable: Unreadable[] = [];
  for (const calendar of calendars) {
    for (const component of calendar.children) {
      if (component.name !== 'VEVENT') continue;
      if (events.length + unreadable.length >= mostEvents) {
        throw new ProbeError('PROBE_FORMAT', `The rota has more than ${mostEvents} entries.`);
      }
      const event = readEvent(component, zoneOf, testZone);
      if (isUnreadable(event)) unreadable.push(event);
      else events.push(event);
    }
  }
  return { events, unreadable };
}
