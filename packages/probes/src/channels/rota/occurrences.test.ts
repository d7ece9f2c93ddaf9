import { describe, expect, it } from 'vitest';
import { isUnreadable } from './date-times.ts';
import { endsTooEarly, occurrencesIn } from './occurrences.ts';
import { readRota } from './read-rota.ts';

const zone = 'Europe/Berlin';

function events(...entries: readonly string[]) {
  const text = entries.map((entry) => `BEGIN:VEVENT\n${entry}\nEND:VEVENT`).join('\n');
  const rota = readRota(`BEGIN:VCALENDAR\nVERSION:2.0\n${text}\nEND:VCALENDAR\n`, zone);
  if ('what' in rota) throw new Error(rota.what);
  return rota;
}

/** Starts and exact ends in UTC, to the minute. */
async function instances(entries: readonly string[], from: string, until: string): Promise<readonly string[] | string> {
  const { events: read, unreadable } = events(...entries);
  if (unreadable[0] !== undefined) return unreadable[0].what;
  const window = { startMs: Date.parse(from), endMs: Date.parse(until) };
  const found = await occurrencesIn(read, window, zone, new AbortController().signal);
  if (isUnreadable(found)) return found.what;
  return found.map(({ startMs, exactEndMs }) => `${minute(startMs)}/${minute(exactEndMs)}`);
}

function minute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16);
}

const shift = 'UID:a\nDTSTART;TZID=Europe/Berlin:20261023T080000\nDTEND;TZID=Europe/Berlin:20261023T160000';

describe('instances of entries', () => {
  it.each([
    ['UTC', 'DTSTART:20261201T080000Z\nDTEND:20261201T160000Z', ['2026-12-01T08:00/2026-12-01T16:00']],
    [
      'a zone without VTIMEZONE',
      'DTSTART;TZID=America/New_York:20261201T080000\nDURATION:PT8H',
      ['2026-12-01T13:00/2026-12-01T21:00'],
    ],
    [
      'a zone with a vendor’s prefix',
      'DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20261201T080000\nDURATION:PT1H',
      ['2026-11-30T23:00/2026-12-01T00:00'],
    ],
    [
      'a Windows name',
      'DTSTART;TZID=W. Europe Standard Time:20261201T080000\nDURATION:PT1H',
      ['2026-12-01T07:00/2026-12-01T08:00'],
    ],
    [
      'a quoted zone',
      'DTSTART;TZID="Europe/Berlin":20261201T080000\nDURATION:PT1H',
      ['2026-12-01T07:00/2026-12-01T08:00'],
    ],
    [
      'floating time in the test’s zone',
      'DTSTART:20261201T080000\nDURATION:PT1H',
      ['2026-12-01T07:00/2026-12-01T08:00'],
    ],
    ['a whole day', 'DTSTART;VALUE=DATE:20261201', ['2026-11-30T23:00/2026-12-01T23:00']],
    ['two whole days', 'DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203', ['2026-11-30T23:00/2026-12-02T23:00']],
    ['no length', 'DTSTART:20261201T080000Z', []],
    [
      'folded lines',
      'DTSTART;TZID=Europe/\n Berlin:20261201T08\n\t0000\nDURATION:PT1H',
      ['2026-12-01T07:00/2026-12-01T08:00'],
    ],
    [
      'RDATE with periods',
      'DTSTART:20261101T080000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20261202T080000Z/PT2H,20261203T080000Z/20261203T110000Z',
      ['2026-12-02T08:00/2026-12-02T10:00', '2026-12-03T08:00/2026-12-03T11:00'],
    ],
  ])('%s', async (_, entry, expected) => {
    expect(await instances([`UID:a\n${entry}`], '2026-11-30T00:00Z', '2026-12-04T00:00Z')).toEqual(expected);
  });

  it('keep their wall-clock start over the end of summer time', async () => {
    expect(await instances([`${shift}\nRRULE:FREQ=DAILY`], '2026-10-24T00:00Z', '2026-10-27T00:00Z')).toEqual([
      '2026-10-24T06:00/2026-10-24T14:00',
      '2026-10-25T07:00/2026-10-25T15:00',
      '2026-10-26T07:00/2026-10-26T15:00',
    ]);
  });

  it.each([
    ['COUNT', 'FREQ=DAILY;COUNT=2', 1],
    ['UNTIL in UTC', 'FREQ=DAILY;UNTIL=20261025T070000Z', 2],
    ['UNTIL as a date', 'FREQ=DAILY;UNTIL=20261025', 2],
    ['UNTIL in local time', 'FREQ=DAILY;UNTIL=20261025T080000', 2],
    ['every second day', 'FREQ=DAILY;INTERVAL=2', 2],
    ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU', 2],
    ['every second week', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,MO;WKST=MO', 0],
    ['the last Sunday of the month', 'FREQ=MONTHLY;BYDAY=-1SU', 1],
    ['a COUNT beyond all days', 'FREQ=DAILY;COUNT=1000000000', 4],
  ])('%s', async (_, rule, expected) => {
    expect(await instances([`${shift}\nRRULE:${rule}`], '2026-10-24T00:00Z', '2026-10-28T00:00Z')).toHaveLength(
      expected,
    );
  });

  it('leave out EXDATEs, by instant and by day', async () => {
    const rule = `${shift}\nRRULE:FREQ=DAILY;COUNT=4`;
    const excluded = `${rule}\nEXDATE:20261024T060000Z\nEXDATE;VALUE=DATE:20261026`;
    expect(await instances([excluded], '2026-10-23T00:00Z', '2026-10-28T00:00Z')).toEqual([
      '2026-10-23T06:00/2026-10-23T14:00',
      '2026-10-25T07:00/2026-10-25T15:00',
    ]);
  });

  it('are replaced by an override, moved or cancelled', async () => {
    const moved = 'UID:a\nRECURRENCE-ID:20261024T060000Z\nDTSTART:20261024T100000Z\nDURATION:PT1H';
    const cancelled =
      'UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20261025T080000\nDTSTART:20261025T070000Z\nSTATUS:CANCELLED';
    expect(
      await instances(
        [`${shift}\nRRULE:FREQ=DAILY;COUNT=3`, moved, cancelled],
        '2026-10-23T00:00Z',
        '2026-10-28T00:00Z',
      ),
    ).toEqual(['2026-10-23T06:00/2026-10-23T14:00', '2026-10-24T10:00/2026-10-24T11:00']);
  });

  it('vanish with a cancelled series, and with an older version of it', async () => {
    expect(await instances([`${shift}\nSTATUS:CANCELLED`], '2026-10-23T00:00Z', '2026-10-28T00:00Z')).toEqual([]);
    const newer = 'UID:a\nSEQUENCE:1\nDTSTART:20261023T200000Z\nDURATION:PT1H';
    expect(await instances([shift, newer], '2026-10-23T00:00Z', '2026-10-28T00:00Z')).toEqual([
      '2026-10-23T20:00/2026-10-23T21:00',
    ]);
  });

  it('of two entries under one careless UID both count', async () => {
    expect(
      await instances([shift, shift.replaceAll('23T', '24T')], '2026-10-23T00:00Z', '2026-10-28T00:00Z'),
    ).toHaveLength(2);
  });

  it('reach into the window from long before it', async () => {
    expect(
      await instances(
        ['UID:a\nDTSTART:20260101T000000Z\nDTEND:20270101T000000Z'],
        '2026-12-01T00:00Z',
        '2026-12-02T00:00Z',
      ),
    ).toHaveLength(1);
    const long = 'UID:a\nDTSTART:20261101T000000Z\nDURATION:P10D\nRRULE:FREQ=MONTHLY';
    expect(await instances([long], '2026-12-08T00:00Z', '2026-12-09T00:00Z')).toHaveLength(1);
  });
});

describe('entries that cannot be judged', () => {
  it.each([
    ['an unknown zone', 'DTSTART;TZID=Harbour Time:20261201T080000', /time zone/],
    ['an abbreviation', 'DTSTART;TZID=EST:20261201T080000', /time zone/],
    ['a day that does not exist', 'DTSTART:20260230T080000Z', /does not exist/],
    ['no start', 'SUMMARY:Mira', /no DTSTART/],
    ['both end and duration', 'DTSTART:20261201T080000Z\nDTEND:20261201T090000Z\nDURATION:PT1H', /both/],
    ['a rule of another standard', `DTSTART:20261201T080000Z\nRRULE:RSCALE=HEBREW;FREQ=DAILY`, /outside of RFC 5545/],
    ['every second', 'DTSTART:20261201T080000Z\nRRULE:FREQ=SECONDLY', /minute or second/],
    ['a rule that is none', 'DTSTART:20261201T080000Z\nRRULE:FREQ=OFTEN', /malformed/],
    ['a rule with COUNT and UNTIL', 'DTSTART:20261201T080000Z\nRRULE:FREQ=DAILY;COUNT=2;UNTIL=20261202', /malformed/],
    ['two rules', 'DTSTART:20261201T080000Z\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY', /more than one/],
    [
      'a rule that never happens',
      'DTSTART:20000101T080000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
      /worked out/,
    ],
  ])('%s', async (_, entry, expected) => {
    const found = await instances([`UID:a\n${entry}`], '2026-12-01T00:00Z', '2026-12-02T00:00Z');
    expect(Array.isArray(found) && found.length === 0 ? 'worked out: never' : found).toMatch(expected);
  });
});

it('knows a shift over midnight that was written with one date', () => {
  const [event] = events('UID:a\nDTSTART:20261201T220000Z\nDTEND:20261201T060000Z').events;
  expect(event !== undefined && endsTooEarly(event, zone)).toBe(true);
});
