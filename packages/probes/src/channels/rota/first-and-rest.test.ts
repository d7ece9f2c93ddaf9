import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../rule-finding.ts';
import { caseContext } from '../../testing/case-context.ts';
import { firstAndRest } from './first-and-rest.ts';
import { run } from './run.ts';

const count = 60;

/** A rota in which every entry is wrong in the same way; `entry` gives the lines of the one with this number. */
function rotaOf(entry: (index: number) => string): string {
  const events = Array.from(
    { length: count },
    (_, index) => `BEGIN:VEVENT\nUID:e${index}@harbour.example\nDTSTAMP:20261101T000000Z\n${entry(index)}\nEND:VEVENT`,
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Harbour//Rota//EN', ...events, 'END:VCALENDAR', ''].join('\n');
}

async function told(text: string, rule: string): Promise<readonly string[]> {
  const gate = { rota: { file: 'ops/rota.ics', allowedGapMinutes: 0 } };
  const context = caseContext({ name: rule, gate, files: { 'ops/rota.ics': text }, criterion: 'J3' });
  const { findings } = await run(context);
  return findings.filter((each) => each.rule === rule).map((each) => each.what);
}

function first(what: string, place: string): Sighting {
  return { severity: 'medium', address: what, place, what };
}

describe('a list that is cut says by how much', () => {
  it('shifts that name nobody', async () => {
    const text = rotaOf((index) => {
      const hour = `2026120${1 + (index % 5)}T${String(10 + Math.floor(index / 5)).padStart(2, '0')}`;
      return `DTSTART:${hour}0000Z\nDTEND:${hour}3000Z`;
    });
    const lines = await told(text, 'channels.rota.unnamed-shift');
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toBe('35 more shifts name nobody.');
  });

  it('people who are away', async () => {
    const shift = (index: number): string =>
      `2026120${1 + (index % 5)}T${String(10 + Math.floor(index / 5)).padStart(2, '0')}`;
    const text = rotaOf((index) =>
      index === 0
        ? 'SUMMARY:Mira vacation\nDTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:20261220'
        : `SUMMARY:Mira\nDTSTART:${shift(index)}0000Z\nDTEND:${shift(index)}3000Z`,
    );
    const lines = await told(text, 'channels.rota.absence');
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toBe('34 more shifts have their person away.');
  });

  it('shifts that end before they start, and entries that are no iCalendar', async () => {
    const backwards = rotaOf(() => 'SUMMARY:Mira\nDTSTART:20261202T100000Z\nDTEND:20261202T090000Z');
    expect((await told(backwards, 'channels.rota.ends-early')).at(-1)).toBe(
      '40 more shifts end when they start, or before.',
    );
    const broken = rotaOf((index) => `SUMMARY:Mira\nDTSTART:2026-12-02 no ${index}\nDTEND:20261202T090000Z`);
    const lines = await told(broken, 'channels.rota.unreadable');
    expect([lines.length, lines.at(-1)]).toEqual([21, '40 more entries are not iCalendar.']);
  });

  it('the rest is as grave as its gravest, and bound by what is in it', () => {
    const rule = 'channels.rota.gap';
    const list = [first('a', 'x:1'), first('b', 'x:2'), { ...first('c', 'x:3'), severity: 'high' as const }];
    const more = (rest: number): string => `${rest} more`;
    expect(firstAndRest(rule, list, 3, more)).toHaveLength(3);
    const [, rest] = firstAndRest(rule, list, 1, more);
    expect(rest).toMatchObject({ severity: 'high', place: 'x:2', what: '2 more' });
    const [, other] = firstAndRest(rule, [list[0] ?? first('', ''), first('b', ''), first('d', '')], 1, more);
    expect(other?.fingerprint).not.toBe(rest?.fingerprint);
  });
});
