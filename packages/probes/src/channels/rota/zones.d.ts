import { type Component } from './content-lines.ts';
/** Resolves TZID values of one file to IANA names that this runtime knows; null: nobody can say which zone is meant. */
export type ZoneOf = (tzid: string) => string | null;
/**
 * Zone names of a calendar: IANA names with or without a VTIMEZONE, names with a vendor's prefix
 * (`/example.org/20240101/Europe/Berlin`), Windows' names, and VTIMEZONEs that name their IANA zone in X-LIC-LOCATION.
 * A VTIMEZONE's own rules are never read: where its name says nothing, reading it would be a guess.
 */
export declare function zoneReader(calendars: readonly Component[]): ZoneOf;
/** An IANA name as this runtime spells it, found at the end of a vendor's path too; null for anything else. */
export declare function ianaZone(tzid: string): string | null;
