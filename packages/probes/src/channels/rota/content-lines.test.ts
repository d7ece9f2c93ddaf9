import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComponents } from './content-lines.ts';

describe('text that is no calendar', () => {
  it.each([
    ['nothing', '', 'no BEGIN:VCALENDAR'],
    ['prose', 'Sara is on call.', 'no colon'],
    ['an event alone', 'BEGIN:VEVENT\nEND:VEVENT', 'outside of a VCALENDAR'],
    ['a cut file', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a', 'never closed'],
    ['crossed ends', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT', 'closes nothing'],
    ['an open quote', 'BEGIN:VCALENDAR\nDTSTART;TZID="Europe/Berlin:20261201T080000\nEND:VCALENDAR', 'never closed'],
  ])('%s', (_, text, what) => {
    const read = readComponents(text);
    expect('what' in read ? read.what : '').toContain(what);
  });
});

it('unfolds under any line end, and reads parameters with commas and quotes', () => {
  const text = 'BEGIN:VCALENDAR\r\nX-A;B=c,"d:e;f";G=h:on\r\n e:two\r\nEND:VCALENDAR\r\n';
  const read = readComponents(text);
  const line = 'what' in read ? undefined : read[0]?.properties[0];
  expect(line).toMatchObject({ name: 'X-A', value: 'one:two', line: 2 });
  expect([...(line?.params ?? [])]).toEqual([
    ['B', ['c', 'd:e;f']],
    ['G', ['h']],
  ]);
});

it('never throws on any short text', () => {
  const piece = fc.constantFrom(
    'BEGIN:VCALENDAR\n',
    'END:VCALENDAR\n',
    'BEGIN:VEVENT\n',
    'END:VEVENT\n',
    'DTSTART',
    ';',
    ':',
    '=',
    '"',
    ',',
    ' ',
    '\n',
    '\r\n',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(readComponents(pieces.join(''))).toBeDefined();
    }),
  );
});
