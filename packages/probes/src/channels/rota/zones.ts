import { type Component, property } from './content-lines.ts';
import { windowsZones } from './windows-zones.ts';

/** Resolves TZID values of one file to IANA names that this runtime knows; null: nobody can say which zone is meant. */
export type ZoneOf = (tzid: string) => string | null;

/**
 * Zone names of a calendar: IANA names with or without a VTIMEZONE, names with a vendor's prefix
 * (`/example.org/20240101/Europe/Berlin`), Windows' names, and VTIMEZONEs that name their IANA zone in X-LIC-LOCATION.
 * A VTIMEZONE's own rules are never read: where its name says nothing, reading it would be a guess.
 */
export function zoneReader(calendars: readonly Component[]): ZoneOf {
  const located = new Map<string, string>();
  for (const calendar of calendars) {
    for (const zone of calendar.children.filter((child) => child.name === 'VTIMEZONE')) {
      const tzid = property(zone, 'TZID')?.value;
      const location = property(zone, 'X-LIC-LOCATION')?.value;
      if (tzid !== undefined && location !== undefined) located.set(tzid, location);
    }
  }
  const known = new Map<string, string | null>();
  return (tzid) => {
    const before = known.get(tzid);
    if (before !== undefined) return before;
    const zone = ianaZone(tzid) ?? ianaZone(located.get(tzid) ?? '') ?? windowsZones[tzid] ?? null;
    if (known.size < 1000) known.set(tzid, zone);
    return zone;
  };
}

/** An IANA name as this runtime spells it, found at the end of a vendor's path too; null for anything else. */
export function ianaZone(tzid: string): string | null {
  if (tzid.length > 120) return null;
  const parts = tzid.replace(/^\//, '').split('/');
  for (let from = 0; from < parts.length; from += 1) {
    const rest = parts.slice(from).join('/');
    // Offsets such as +01:00 are no names, and EST means Eastern time to people and Panama's to the database.
    const named = /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(rest) && !/^(?:EST|MST|HST)$/i.test(rest);
    if (named && supported(rest)) return rest;
    if (!tzid.startsWith('/')) return null;
  }
  return null;
}

function supported(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // RangeError is how Intl says that there is no such zone.
    return false;
  }
}
