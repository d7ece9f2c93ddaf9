import type { ProbeCases } from '../../case.ts';

/** A rota of the given entries. */
function rota(...entries: readonly string[]): string {
  const events = entries.map(
    (entry, index) => `BEGIN:VEVENT\nUID:e${index}@harbour.example\nDTSTAMP:20261101T000000Z\n${entry}\nEND:VEVENT`,
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Harbour//Rota//EN', ...events, 'END:VCALENDAR', ''].join('\n');
}

const day =
  'SUMMARY:Community: Mira\nDTSTART;TZID=Europe/Berlin:20261116T080000\nDTEND;TZID=Europe/Berlin:20261116T200000\nRRULE:FREQ=DAILY';
const night =
  'SUMMARY:On call: Sara\nDTSTART;TZID=Europe/Berlin:20261116T200000\nDTEND;TZID=Europe/Berlin:20261117T080000\nRRULE:FREQ=DAILY';
const file = { rota: { file: 'ops/rota.ics', allowedGapMinutes: 0 } };

function at(text: string): Readonly<Record<string, string>> {
  return { 'ops/rota.ics': text };
}

/** Berlin, New York and Los Angeles follow each other without a hole, but in the week when only Europe has changed. */
const followTheSun = rota(
  'SUMMARY:Mira\nDTSTART;TZID=Europe/Berlin:20260901T080000\nDTEND;TZID=Europe/Berlin:20260901T160000\nRRULE:FREQ=DAILY',
  'SUMMARY:Joe\nDTSTART;TZID=America/New_York:20260901T100000\nDTEND;TZID=America/New_York:20260901T180000\nRRULE:FREQ=DAILY',
  'SUMMARY:Ana\nDTSTART;TZID=America/Los_Angeles:20260901T150000\nDTEND;TZID=America/Los_Angeles:20260901T230000\nRRULE:FREQ=DAILY',
);

const autumn = {
  start: '2026-10-20T09:00',
  end: '2026-11-10T18:00',
  zone: 'Europe/Berlin',
  cohortCap: 40,
  firstWave: 8,
  stopRules: [],
};
const weekend = { ...autumn, start: '2026-12-04T15:00', end: '2026-12-15T18:00' };

export const cases: ProbeCases = {
  passes: [
    { name: 'two people share the clock', gate: file, files: at(rota(day, night)), criterion: 'J3' },
    { name: 'the opening day is covered', gate: file, files: at(rota(day, night)), criterion: 'A7' },
    {
      name: 'a swapped shift: the override takes its place',
      gate: file,
      files: at(
        rota(day, night).replace(
          'END:VCALENDAR',
          'BEGIN:VEVENT\nUID:e1@harbour.example\nRECURRENCE-ID;TZID=Europe/Berlin:20261203T200000\nSUMMARY:On call: Theo\n' +
            'DTSTART:20261203T190000Z\nDTEND:20261204T070000Z\nEND:VEVENT\nEND:VCALENDAR',
        ),
      ),
    },
    {
      name: 'an absence of somebody who is not on duty',
      gate: file,
      files: at(rota(day, night, 'SUMMARY:Theo vacation\nDTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:20261205')),
    },
    {
      name: 'a gap shorter than the allowed one',
      gate: { rota: { file: 'ops/rota.ics', allowedGapMinutes: 15 } },
      files: at(rota(day, night.replace('20261116T200000', '20261116T201000'))),
    },
    {
      name: 'a zone that only its own VTIMEZONE explains',
      gate: file,
      files: at(rota(day, night.replaceAll('Europe/Berlin', 'Harbour Time'))),
      result: 'Unknown',
    },
    { name: 'no rota named', files: { 'README.md': 'Harbour' }, result: 'NotRun' },
  ],
  fails: [
    { name: 'the file is not there', rule: 'channels.rota.missing', gate: file, files: { 'README.md': 'Harbour' } },
    {
      name: 'ROTA.ICS',
      rule: 'channels.rota.letter-case',
      gate: file,
      files: { 'ops/ROTA.ics': rota(day, night) },
      result: 'Passed',
    },
    {
      name: 'the export was cut off',
      rule: 'channels.rota.unreadable',
      gate: file,
      files: at(rota(day, night).replace('END:VCALENDAR', '')),
    },
    {
      name: 'a shift over midnight ends on the day it starts',
      rule: 'channels.rota.ends-early',
      also: ['channels.rota.gap'],
      gate: file,
      files: at(rota(day, night.replace('20261117T080000', '20261116T080000'))),
    },
    {
      name: 'times without a zone',
      rule: 'channels.rota.floating-time',
      gate: file,
      files: at(rota(day, night).replaceAll(';TZID=Europe/Berlin', '')),
    },
    {
      name: 'nobody found yet',
      rule: 'channels.rota.unnamed-shift',
      gate: file,
      files: at(rota(day, night.replace('Sara', 'TBD'))),
    },
    {
      name: 'she was asked and declined',
      rule: 'channels.rota.unnamed-shift',
      gate: file,
      files: at(rota(day, `${night}\nATTENDEE;PARTSTAT=DECLINED:mailto:sara@harbour.example`)),
    },
    { name: 'nobody at night', rule: 'channels.rota.gap', gate: file, files: at(rota(day)) },
    {
      name: 'nobody on weekends',
      rule: 'channels.rota.gap',
      gate: file,
      files: at(rota(day.replace('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'), night)),
    },
    {
      name: 'the series ends before the test',
      rule: 'channels.rota.gap',
      gate: file,
      files: at(rota(day, night.replace('FREQ=DAILY', 'FREQ=DAILY;UNTIL=20261212T000000Z'))),
    },
    {
      name: 'Europe has left summer time and America has not',
      rule: 'channels.rota.gap',
      gate: { ...file, test: autumn },
      files: at(followTheSun),
    },
    {
      name: 'a night shift of ten hours through the night of the clock change',
      rule: 'channels.rota.clock-change',
      gate: { ...file, test: autumn },
      files: at(rota(day, night).replaceAll('202611', '202610')),
      result: 'NeedsReview',
    },
    {
      name: 'on leave over the opening',
      rule: 'channels.rota.absence',
      gate: file,
      files: at(
        rota(day, night, 'SUMMARY:Mira\nCATEGORIES:ABSENCE\nDTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:20261203'),
      ),
      criterion: 'A7',
    },
    {
      name: 'opens on Friday afternoon',
      rule: 'channels.rota.opening-weekend',
      gate: { ...file, test: weekend },
      files: at(rota(day, night)),
      criterion: 'A7',
    },
    {
      name: 'the evening of the opening is nobody’s',
      rule: 'channels.rota.opening-uncovered',
      gate: file,
      files: at(rota(day)),
      criterion: 'A7',
    },
  ],
};
