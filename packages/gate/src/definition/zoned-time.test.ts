import { expect, test } from 'vitest';
import { zonedTime } from './zoned-time.ts';

const instants: readonly (readonly [string, string, string, boolean])[] = [
  ['2026-12-01T09:00', 'Europe/Berlin', '2026-12-01T08:00:00Z', false],
  ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00Z', false],
  ['2026-07-01T09:00:30', 'Europe/Berlin', '2026-07-01T07:00:30Z', false],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', true],
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00Z', false],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z', true],
  ['2026-01-01T00:00', 'America/New_York', '2026-01-01T05:00:00Z', false],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z', true],
  ['2026-06-01T12:00', 'Asia/Kathmandu', '2026-06-01T06:15:00Z', false],
  ['2026-06-01T12:00', 'Pacific/Kiritimati', '2026-05-31T22:00:00Z', false],
  ['2026-06-01T12:00', 'UTC', '2026-06-01T12:00:00Z', false],
  ['2028-02-29T12:00', 'UTC', '2028-02-29T12:00:00Z', false],
];

test.each(instants)('%s in %s', (local, zone, instant, ambiguous) => {
  expect(zonedTime(local, zone)).toEqual({ kind: 'instant', instant, ambiguous });
});

const refused: readonly (readonly [string, string, string])[] = [
  ['2027-03-28T02:30', 'Europe/Berlin', 'nonexistent'],
  ['2026-03-08T02:00', 'America/New_York', 'nonexistent'],
  ['2011-12-30T12:00', 'Pacific/Apia', 'nonexistent'],
  ['2026-02-30T12:00', 'Europe/Berlin', 'not a date'],
  ['2027-02-29T12:00', 'UTC', 'not a date'],
  ['2026-06-01T12:00', 'Europe/Atlantis', 'unknown zone'],
];

test.each(refused)('%s in %s is refused', (local, zone, kind) => {
  expect(zonedTime(local, zone)).toEqual({ kind });
});
