import { Temporal } from 'temporal-polyfill';
import { ianaZone } from './zones.js';
/** The test window as instants: `Z` or an offset is taken as it stands, anything else as wall-clock time of its zone. */
export function testWindow(test) {
    const zone = ianaZone(test.zone);
    if (zone === null)
        return null;
    try {
        const [startMs, endMs] = [instantOf(test.start, zone), instantOf(test.end, zone)];
        return startMs < endMs ? { startMs, endMs, zone } : null;
    }
    catch {
        return null;
    }
}
function instantOf(text, zone) {
    if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text))
        return Temporal.Instant.from(text).epochMilliseconds;
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}
