/** The days that the texts of Emberfall are about. Phase 6 lies behind `now`, the closed test ahead of it. */
export interface Calendar {
  /** Midnight UTC of the day the project is built. */
  readonly now: Date;
  /** Midnight UTC of the first day of the test: a Tuesday, at least ten days ahead. */
  readonly testStart: Date;
}

const dayInMilliseconds = 86_400_000;
const tuesday = 2;
const leastDaysAhead = 10;

/** Sets the calendar of a project built at `now`, so that the demo stays ready for ever. */
export function calendarAt(now: Date): Calendar {
  const today = new Date(Math.floor(now.getTime() / dayInMilliseconds) * dayInMilliseconds);
  let testStart = addDays(today, leastDaysAhead);
  while (testStart.getUTCDay() !== tuesday) testStart = addDays(testStart, 1);
  return { now: today, testStart };
}

export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * dayInMilliseconds);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / dayInMilliseconds);
}

/** `2026-12-01` */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
