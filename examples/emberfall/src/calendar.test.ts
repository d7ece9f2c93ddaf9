import { describe, expect, it } from 'vitest';
import { addDays, calendarAt, daysBetween, isoDay } from './calendar.ts';
import { gateFileText } from './gate-file.ts';
import { fillPlaceholders } from './placeholders.ts';

describe('the calendar', () => {
  it('opens the test on the first Tuesday at least ten days ahead, on any day of the year', () => {
    for (let days = 0; days < 400; days += 1) {
      const { now, testStart } = calendarAt(addDays(new Date('2026-01-01T13:00:00Z'), days));
      expect(testStart.getUTCDay()).toBe(2);
      expect(daysBetween(now, testStart)).toBeGreaterThanOrEqual(10);
      expect(daysBetween(now, testStart)).toBeLessThan(17);
    }
  });

  it('opens it on 1 December for the day the plan was written', () => {
    expect(isoDay(calendarAt(new Date('2026-11-20T09:00:00Z')).testStart)).toBe('2026-12-01');
  });
});

describe('placeholders', () => {
  const calendar = calendarAt(new Date('2026-11-20T09:00:00Z'));

  it('become dates in each form', () => {
    const text = '@@NOW-4@@ @@TEST+0@@ @@TEST+14:ics@@ @@TEST+0:day@@ @@TEST+14:long@@';
    expect(fillPlaceholders(text, calendar, null)).toBe(
      '2026-11-16 2026-12-01 20261215 Tuesday Tuesday 15 December 2026',
    );
  });

  it('cite the candidate', () => {
    const text = '@@CANDIDATE_COMMIT@@ @@CANDIDATE_SHORT@@';
    expect(fillPlaceholders(text, calendar, 'a'.repeat(40))).toBe(`${'a'.repeat(40)} aaaaaaa`);
  });

  it('refuse to cite a candidate that is not committed, and a misspelt one', () => {
    expect(() => fillPlaceholders('@@CANDIDATE_SHORT@@', calendar, null)).toThrow('before the candidate');
    expect(() => fillPlaceholders('@@TODAY@@', calendar, null)).toThrow('@@TODAY@@');
  });
});

describe('the gate file', () => {
  it('has the dates it is checked in with when the test opens on 1 December', () => {
    expect(gateFileText(new Date('2026-11-20T09:00:00Z'))).toContain('start: "2026-12-01T09:00"');
  });

  it('moves with the test window', () => {
    const text = gateFileText(new Date('2027-06-01T09:00:00Z'));
    expect(text).toContain('start: "2027-06-15T09:00"');
    expect(text).toContain('end: "2027-06-29T18:00"');
  });
});
