import { readFileSync } from 'node:fs';
import { addDays, calendarAt, daysBetween, isoDay } from './calendar.ts';

/** First day of the test in the gate file as it is checked in; it has real dates, so that it can be loaded as it is. */
const checkedInStart = new Date('2026-12-01T00:00:00Z');

/** The gate file of Emberfall, with its dates shifted to the test that follows `now`. */
export function gateFileText(now: Date): string {
  const text = readFileSync(new URL('../project/ready/sallyport.yaml', import.meta.url), 'utf8');
  const shift = daysBetween(checkedInStart, calendarAt(now).testStart);
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}(?=T)/g, (day) => isoDay(addDays(new Date(`${day}T00:00:00Z`), shift)));
}
