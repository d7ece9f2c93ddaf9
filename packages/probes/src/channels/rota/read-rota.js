import { ProbeError } from '../../probe-error.js';
import { readComponents } from './content-lines.js';
import { isUnreadable } from './date-times.js';
import { readEvent } from './rota-event.js';
import { zoneReader } from './zones.js';
const mostEvents = 20_000;
/** Reads a rota in iCalendar. Throws PROBE_FORMAT where it holds more entries than anybody keeps. */
export function readRota(text, testZone) {
    const calendars = readComponents(text);
    if ('what' in calendars)
        return calendars;
    const zoneOf = zoneReader(calendars);
    const events = [];
    const unreadable = [];
    for (const calendar of calendars) {
        for (const component of calendar.children) {
            if (component.name !== 'VEVENT')
                continue;
            if (events.length + unreadable.length >= mostEvents) {
                throw new ProbeError('PROBE_FORMAT', `The rota has more than ${mostEvents} entries.`);
            }
            const event = readEvent(component, zoneOf, testZone);
            if (isUnreadable(event))
                unreadable.push(event);
            else
                events.push(event);
        }
    }
    return { events, unreadable };
}
