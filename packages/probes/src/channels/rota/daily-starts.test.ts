import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dailyStarts } from './daily-starts.ts';

const zones = ['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Pacific/Apia'];
const firstDays = ['2011-12-20T08:00', '2026-03-20T02:30', '2026-10-20T02:30', '2026-10-02T02:15', '2026-12-07T00:00'];
const rules = [
  '',
  ';INTERVAL=2',
  ';INTERVAL=7;WKST=SU',
  ';COUNT=1',
  ';COUNT=12',
  ';COUNT=5;INTERVAL=3',
  ';UNTIL=20261031T235959Z',
  ';UNTIL=20111201T000000Z',
  ';INTERVAL=9;UNTIL=20270101T000000Z',
];
const windows = [
  [0, 40],
  [-30, 3],
  [5, 6],
  [20, 90],
  [400, 420],
] as const;

function read(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(';').map((part) => part.split('=') as [string, string]));
}

describe.each(zones)('in %s', (zone) => {
  test.each(firstDays)('from %s on every answer is the one of the library', (day) => {
    const first = Temporal.PlainDateTime.from(day).toZonedDateTime(zone);
    let answered = 0;
    for (const rule of rules.map((rest) => `FREQ=DAILY${rest}`)) {
      for (const [from, until] of windows.map((days) =>
        days.map((each) => first.add({ days: each }).epochMilliseconds),
      )) {
        const starts = dailyStarts(read(rule), first, from ?? 0, until ?? 0);
        if (starts === null) continue;
        const library = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: first });
        const expected = library.between(new Date(from ?? 0), new Date(until ?? 0), true);
        expect(starts, `${rule} ${from} ${until}`).toEqual(expected.map((time) => time.epochMilliseconds));
        answered += 1;
      }
    }
    expect(answered).toBeGreaterThan(10);
  });
});

test.each(['FREQ=WEEKLY', 'FREQ=DAILY;BYDAY=MO', 'FREQ=DAILY;UNTIL=20261201', 'FREQ=DAILY;INTERVAL=9999999999'])(
  '%s is left to the library',
  (rule) => {
    const first = Temporal.PlainDateTime.from('2026-12-07T08:00').toZonedDateTime('UTC');
    expect(dailyStarts(read(rule), first, first.epochMilliseconds, first.epochMilliseconds)).toBeNull();
  },
);

test('a day on which clocks leave the hour out is left to the library', () => {
  const first = Temporal.PlainDateTime.from('2027-03-26T02:30').toZonedDateTime('Europe/Berlin');
  const days = (count: number) => first.add({ days: count }).epochMilliseconds;
  expect(dailyStarts(read('FREQ=DAILY'), first, days(0), days(1))).toHaveLength(2);
  expect(dailyStarts(read('FREQ=DAILY'), first, days(0), days(4))).toBeNull();
});
