/**
 * Windows' names of time zones, as Outlook writes them into TZID, with the IANA zone of their main territory
 * (Unicode CLDR, windowsZones, territory 001).
 */
export declare const windowsZones: Readonly<Record<string, string>>;
