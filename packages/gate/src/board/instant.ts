import type { Instant } from '@sallyport/record';
import { GateError } from './gate-error.ts';

const durationPattern = /^P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?)$/;

/**
 * Seconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds. Months and years have no fixed length
 * and are refused. Throws GATE_DURATION_INVALID.
 */
export function durationSeconds(duration: string): number {
  const match = durationPattern.exec(duration);
  if (!match || duration === 'P') {
    throw new GateError('GATE_DURATION_INVALID', `"${duration}" is no ISO 8601 duration such as PT24H or P7D.`);
  }
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((weeks ?? 0) * 7 + (days ?? 0)) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

/** Whole seconds since 1970. Throws GATE_INSTANT_INVALID. */
export function epochSeconds(instant: Instant): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) {
    throw new GateError('GATE_INSTANT_INVALID', `"${instant}" is no RFC 3339 time such as 2026-12-01T09:00:00Z.`);
  }
  return Math.floor(milliseconds / 1000);
}

/** A span for people: the largest two units, `3 d 4 h`. */
export function spanInWords(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor((seconds % 86_400) / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
  ];
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  return shown.length === 0 ? 'under a minute' : shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}
