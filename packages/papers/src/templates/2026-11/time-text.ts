import type { Instant } from '@sallyport/record';
import { peopleText } from '../../markdown/people-text.ts';

const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})Z$/u;

/** `2026-11-30 14:05:00 UTC`. What is no instant of ours is shown as text. */
export function timeText(time: Instant): string {
  const [, date, clock] = instant.exec(time) ?? [];
  return date === undefined ? peopleText(time) : `${date} ${clock} UTC`;
}

/** How old an observation was when the paper was written, in the two largest units; both instants as in `timeText`. */
export function ageText(observed: Instant, at: Instant): string {
  const seconds = Math.floor((Date.parse(at) - Date.parse(observed)) / 1000);
  if (!Number.isFinite(seconds)) return 'age unknown';
  if (seconds < 0) return 'observed later than this paper';
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min old`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min old` : `${Math.floor(hours / 24)} d ${hours % 24} h old`;
}
