import { describe, expect, it } from 'vitest';
import { type Component, readComponents } from './content-lines.ts';
import { entryKind, entryPeople } from './shift-people.ts';

function entry(...lines: readonly string[]): Component {
  const read = readComponents(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\n'));
  const event = 'what' in read ? undefined : read[0]?.children[0];
  if (event === undefined) throw new Error('The test’s entry cannot be read.');
  return event;
}

describe('what an entry is', () => {
  it.each([
    ['SUMMARY:On call: Sara', 'shift'],
    ['SUMMARY:Mira', 'shift'],
    ['SUMMARY:Sara (hand off to Theo)', 'shift'],
    ['SUMMARY:Off-hours support: Theo', 'shift'],
    ['SUMMARY:Officer on duty: Holger', 'shift'],
    ['SUMMARY:Theo off', 'absence'],
    ['SUMMARY:Vacation Theo', 'absence'],
    ['SUMMARY:Sara – out of office', 'absence'],
    ['SUMMARY:Mira\nCATEGORIES:WORK,ABSENCE', 'absence'],
    ['SUMMARY:Vacation cover: Mira\nCATEGORIES:SHIFT', 'shift'],
    ['SUMMARY:Weekly stand-up', 'meeting'],
    ['SUMMARY:Kick-off', 'meeting'],
    ['SUMMARY:Mira\nTRANSP:TRANSPARENT', 'shift'],
  ])('%s is a %s', (lines, expected) => {
    expect(entryKind(entry(...lines.split('\n')))).toBe(expected);
  });
});

describe('whom it is about', () => {
  it.each([
    ['SUMMARY:Night shift', []],
    ['SUMMARY:TBD', []],
    ['SUMMARY:On call: Sara Lind', ['sara', 'lind']],
    ['SUMMARY:L1 EMEA', []],
    ['SUMMARY:Shift\nATTENDEE;CN=Sara Lind:mailto:Sara@Harbour.example', ['mailto:sara@harbour.example', 'sara lind']],
    ['SUMMARY:Sara\nATTENDEE;PARTSTAT=DECLINED:mailto:sara@harbour.example', []],
    ['SUMMARY:Shift\nATTENDEE;CUTYPE=ROOM:mailto:room@harbour.example', []],
  ])('%s', (lines, expected) => {
    expect(entryPeople(entry(...lines.split('\n')))).toEqual(expected);
  });
});
