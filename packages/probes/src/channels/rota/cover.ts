import type { Finding, Severity } from '@sallyport/record';
import { findingMaker, type Sighting } from '../../rule-finding.ts';
import { type Interval, minutesOf, uncovered, without } from './coverage.ts';
import { firstAndRest } from './first-and-rest.ts';
import { foldGaps } from './gap-words.ts';
import type { Occurrence } from './occurrences.ts';
import { definition } from './probe.ts';

const found = findingMaker(definition.rules);
const minuteMs = 60_000;
const longGapMinutes = 120;
const mostFindings = 25;
const mostAbsences = 1000;

export interface CoverQuestion {
  readonly path: string;
  readonly zone: string;
  readonly allowedGapMinutes: number;
  readonly rule: 'gap' | 'opening-uncovered';
}

export interface Cover {
  readonly findings: readonly Finding[];
  readonly shifts: number;
  readonly minutes: number;
  readonly facts: Readonly<Record<string, string>>;
}

/** Holds the instances of shifts and absences against a stretch of time. */
export function judgeCover(occurrences: readonly Occurrence[], range: Interval, question: CoverQuestion): Cover {
  const inside = occurrences.filter((each) => each.startMs < range.endMs && lastEnd(each) > range.startMs);
  const shifts = inside.filter((each) => each.event.kind === 'shift');
  const absences = inside.filter((each) => each.event.kind === 'absence');
  // A cover holds where either reading of a clock change covers; where only one does, a person must look.
  const sure = uncovered(
    range,
    shifts.map((each) => ({ startMs: each.startMs, endMs: lastEnd(each) })),
  );
  const careful = uncovered(
    range,
    shifts.map((each) => ({ startMs: each.startMs, endMs: Math.min(each.exactEndMs, each.wallEndMs) })),
  );
  const gaps = sure.filter((gap) => isTooLong(gap, question.allowedGapMinutes));
  const disputed = without(careful, sure).filter((gap) => isTooLong(gap, question.allowedGapMinutes));
  const people = new Set(shifts.flatMap((each) => each.event.people.slice(0, 1)));
  return {
    findings: [
      ...gapFindings(gaps, range, question),
      ...clockFindings(disputed, question),
      ...unnamedFindings(shifts, question),
      ...absenceFindings(shifts, absences, question),
    ],
    shifts: shifts.length,
    minutes: minutesOf(gaps),
    facts: {
      shifts: String(shifts.length),
      people: String(people.size),
      uncoveredMinutes: String(minutesOf(gaps)),
      longestGapMinutes: String(Math.max(0, ...sure.map((gap) => minutesOf([gap])))),
    },
  };
}

function gapFindings(gaps: readonly Interval[], range: Interval, question: CoverQuestion): readonly Finding[] {
  const folded = foldGaps(gaps, question.zone);
  const findings = folded.slice(0, mostFindings).map((fold) => {
    const atOpening = fold.gaps.some((gap) => gap.startMs === range.startMs);
    const severity: Severity =
      atOpening || fold.gaps.some((gap) => minutesOf([gap]) >= longGapMinutes) ? 'high' : 'medium';
    const address = fold.gaps.map((gap) => `${gap.startMs}-${gap.endMs}`).join(' ');
    const what = `Nobody is on duty ${fold.words}, ${duration(fold.minutes)} in all.`;
    return found(`channels.rota.${question.rule}`, { severity, address, place: question.path, what });
  });
  const rest = folded.slice(mostFindings);
  if (rest.length === 0) return findings;
  const minutes = rest.reduce((sum, fold) => sum + fold.minutes, 0);
  const address = rest.flatMap((fold) => fold.gaps.map((gap) => gap.startMs)).join(' ');
  const what = `Nobody is on duty in ${rest.length} more gaps, ${duration(minutes)} in all.`;
  return [
    ...findings,
    found(`channels.rota.${question.rule}`, { severity: 'high', address, place: question.path, what }),
  ];
}

function clockFindings(disputed: readonly Interval[], question: CoverQuestion): readonly Finding[] {
  const sightings = foldGaps(disputed, question.zone).map((fold) => ({
    severity: 'medium' as const,
    address: fold.gaps.map((gap) => gap.startMs).join(' '),
    place: question.path,
    what: `Calendar programs disagree whether somebody is on duty ${fold.words}: a shift runs through a clock change.`,
  }));
  const more = (count: number): string => `Calendar programs disagree in ${count} more places about who is on duty.`;
  return firstAndRest('channels.rota.clock-change', sightings, mostFindings, more);
}

function unnamedFindings(shifts: readonly Occurrence[], question: CoverQuestion): readonly Finding[] {
  const unnamed = new Map(
    shifts.filter((each) => each.event.people.length === 0).map((each) => [each.event.line, each.event]),
  );
  const sightings = [...unnamed.values()].map((event) => ({
    severity: 'high' as const,
    address: event.uid ?? String(event.line),
    place: `${question.path}:${event.line}`,
    what: 'This shift names nobody, or everybody who was asked declined.',
  }));
  const more = (count: number): string => `${count} more shifts name nobody.`;
  return firstAndRest('channels.rota.unnamed-shift', sightings, mostFindings, more);
}

function absenceFindings(
  shifts: readonly Occurrence[],
  absences: readonly Occurrence[],
  question: CoverQuestion,
): readonly Finding[] {
  const sightings = new Map<string, Sighting>();
  for (const absence of absences.slice(0, mostAbsences)) {
    const away = new Set(absence.event.people);
    for (const shift of shifts) {
      const both = shift.startMs < lastEnd(absence) && absence.startMs < lastEnd(shift);
      if (!both || !shift.event.people.some((person) => away.has(person))) continue;
      const address = `${shift.event.uid ?? shift.event.line} ${absence.event.uid ?? absence.event.line}`;
      if (sightings.has(address)) continue;
      const covers = (other: Occurrence): boolean =>
        other !== shift && other.startMs <= shift.startMs && lastEnd(other) >= lastEnd(shift);
      // Who else is there is asked for those that are told one by one; the others are taken as the worse case.
      const alone =
        sightings.size >= mostFindings ||
        !shifts.some((other) => covers(other) && !other.event.people.some((person) => away.has(person)));
      const place = `${question.path}:${shift.event.line}`;
      const what = `The person of this shift is away at the time (line ${absence.event.line})${alone ? ', and nobody else is on duty' : ''}.`;
      sightings.set(address, { severity: alone ? 'high' : 'medium', address, place, what });
    }
  }
  const unread = Math.max(0, absences.length - mostAbsences);
  const more = (count: number): string =>
    `${count} more shifts have their person away${unread > 0 ? `, and ${unread} absences were not looked at` : ''}.`;
  return firstAndRest('channels.rota.absence', [...sightings.values()], mostFindings, more);
}

function isTooLong(gap: Interval, allowedMinutes: number): boolean {
  return gap.endMs - gap.startMs >= allowedMinutes * minuteMs;
}

function lastEnd(occurrence: Occurrence): number {
  return Math.max(occurrence.exactEndMs, occurrence.wallEndMs);
}

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
