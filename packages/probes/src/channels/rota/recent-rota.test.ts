import { expect, test } from 'vitest';
import { rotaOf, shiftsOf } from './recent-rota.ts';

function calendar(day: string): string {
  const event = ['BEGIN:VEVENT', `DTSTART:${day}T080000Z`, `DTEND:${day}T180000Z`, 'SUMMARY:Duty: Sara', 'END:VEVENT'];
  return ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR', ''].join('\r\n');
}

async function starts(text: string, days: readonly [string, string]): Promise<readonly string[]> {
  const rota = rotaOf(text, 'UTC');
  if ('what' in rota) throw new Error(rota.what);
  const [startMs, endMs] = days.map((day) => Date.parse(`${day}T00:00:00Z`)) as [number, number];
  const shifts = await shiftsOf(rota, { startMs, endMs, zone: 'UTC' }, new AbortController().signal);
  if ('trouble' in shifts) throw new Error(shifts.what);
  return shifts.map((shift) => new Date(shift.startMs).toISOString().slice(0, 10));
}

test('a rota that was read is not read again, and another rota or window never has its answer', async () => {
  expect(rotaOf(calendar('20261201'), 'UTC')).toBe(rotaOf(calendar('20261201'), 'UTC'));
  expect(rotaOf(calendar('20261201'), 'UTC')).not.toBe(rotaOf(calendar('20261201'), 'Asia/Tokyo'));
  expect(await starts(calendar('20261201'), ['2026-12-01', '2026-12-03'])).toEqual(['2026-12-01']);
  expect(await starts(calendar('20261201'), ['2026-12-02', '2026-12-03'])).toEqual([]);
  expect(await starts(calendar('20261201'), ['2026-12-01', '2026-12-03'])).toEqual(['2026-12-01']);
  expect(await starts(calendar('20261202'), ['2026-12-01', '2026-12-03'])).toEqual(['2026-12-02']);
});
