import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { readText } from '../../read-text.ts';
import { findingMaker } from '../../rule-finding.ts';
import { resultOf } from '../../rules/result-of.ts';
import { judgeCover } from './cover.ts';
import type { Interval } from './coverage.ts';
import { isUnreadable } from './date-times.ts';
import { firstAndRest } from './first-and-rest.ts';
import { clock, day, local } from './gap-words.ts';
import { endsTooEarly } from './occurrences.ts';
import { judgeOpening } from './opening.ts';
import { definition } from './probe.ts';
import type { Rota } from './read-rota.ts';
import { rotaOf, shiftsOf } from './recent-rota.ts';
import { type TestWindow, testWindow } from './test-window.ts';

const found = findingMaker(definition.rules);
const mostEntriesNamed = 20;

/** Reads the rota and holds it against the test window (J3), or against its opening (A7). */
export async function run(context: ProbeContext): Promise<Observation> {
  const { gate, tree } = context;
  if (gate.test === null) return notRun('NotRun', 'The gate file states no test window: fill in `test`.');
  const window = testWindow(gate.test);
  if (window === null)
    return notRun('Unknown', 'The test window is not readable: `test` needs a start, a later end and an IANA zone.');
  const opening = context.criterion === 'A7' ? judgeOpening(window) : [];
  if (gate.rota === null) {
    if (opening.length > 0)
      return observation(opening, window, null, 'Failed', 'The opening is badly chosen, and no rota is named.');
    return notRun('NotRun', 'The gate file names no rota: write the path of an iCalendar file under `rota.file`.');
  }
  const at = await tree.find(gate.rota.file);
  const bytes = at === null ? null : await tree.read(at.path);
  if (at === null || bytes === null) {
    const missing = found('channels.rota.missing', {
      severity: 'high',
      address: gate.rota.file,
      place: gate.rota.file,
      what: 'The rota named in sallyport.yaml is not in the tree.',
    });
    return observation([...opening, missing], window, null, 'Failed', 'The rota is not there.');
  }
  const letterCase = at.exact
    ? []
    : [
        found('channels.rota.letter-case', {
          severity: 'low',
          address: gate.rota.file,
          place: at.path,
          what: `The gate file says ${gate.rota.file}, the file is ${at.path}.`,
        }),
      ];
  const rota = rotaOf(readText(bytes), window.zone);
  if ('what' in rota) {
    const broken = found('channels.rota.unreadable', {
      severity: 'high',
      address: at.path,
      place: `${at.path}:${rota.line}`,
      what: `This is not iCalendar: ${rota.what}.`,
    });
    return observation([...opening, ...letterCase, broken], window, null, 'Failed', 'The rota cannot be read.');
  }
  return judge(context, window, at.path, rota, [...opening, ...letterCase]);
}

async function judge(
  context: ProbeContext,
  window: TestWindow,
  path: string,
  rota: Rota,
  before: readonly Finding[],
): Promise<Observation> {
  const findings = [...before, ...entryFindings(rota, window, path)];
  const unknown = rota.unreadable.find((entry) => entry.trouble === 'unknown');
  // Entries that break the format are findings and cover nothing; entries that are only not understood might cover.
  const occurrences = unknown === undefined ? await shiftsOf(rota, window, context.signal) : unknown;
  if (isUnreadable(occurrences)) {
    if (occurrences.trouble === 'malformed') {
      findings.push(
        found('channels.rota.unreadable', {
          severity: 'high',
          address: `line:${occurrences.what}`,
          place: `${path}:${occurrences.line}`,
          what: `Not iCalendar: ${occurrences.what}.`,
        }),
      );
      return observation(findings, window, rota, 'Failed', 'An entry of the rota cannot be read.');
    }
    return observation(
      findings,
      window,
      rota,
      'Unknown',
      `The rota cannot be judged: on line ${occurrences.line}, ${occurrences.what}.`,
    );
  }
  const range: Interval = context.criterion === 'A7' ? openingDay(window) : window;
  const judged = judgeCover(occurrences, range, {
    path,
    zone: window.zone,
    allowedGapMinutes: context.gate.rota?.allowedGapMinutes ?? 0,
    rule: context.criterion === 'A7' ? 'opening-uncovered' : 'gap',
  });
  findings.push(...judged.findings);
  const result = resultOf(findings, ['channels.rota.clock-change']);
  const subject = context.criterion === 'A7' ? 'The opening day' : 'The test window';
  const summary =
    judged.minutes === 0
      ? `${subject} is covered by ${judged.shifts} shifts.`
      : `${subject} has ${judged.minutes} uncovered minutes in ${judged.shifts} shifts.`;
  return { ...observation(findings, window, rota, result, summary), facts: { ...facts(window), ...judged.facts } };
}

function entryFindings(rota: Rota, window: TestWindow, path: string): readonly Finding[] {
  const malformed = rota.unreadable
    .filter((each) => each.trouble === 'malformed')
    .map((entry) => ({
      severity: 'high' as const,
      address: `${entry.line}:${entry.what}`,
      place: `${path}:${entry.line}`,
      what: `Not iCalendar: ${entry.what}.`,
    }));
  const backwards = rota.events
    .filter((event) => event.kind === 'shift' && !event.cancelled && endsTooEarly(event, window.zone))
    .map((event) => ({
      severity: 'high' as const,
      address: event.uid ?? String(event.line),
      place: `${path}:${event.line}`,
      what: 'This shift ends when it starts, or before.',
    }));
  const findings: Finding[] = [
    ...firstAndRest(
      'channels.rota.unreadable',
      malformed,
      mostEntriesNamed,
      (count) => `${count} more entries are not iCalendar.`,
    ),
    ...firstAndRest(
      'channels.rota.ends-early',
      backwards,
      mostEntriesNamed,
      (count) => `${count} more shifts end when they start, or before.`,
    ),
  ];
  const floating = rota.events.filter((event) => event.start.kind === 'local' && event.start.floating);
  const [first] = floating;
  if (first !== undefined) {
    const count = floating.length === 1 ? 'One entry has' : `${floating.length} entries have`;
    findings.push(
      found('channels.rota.floating-time', {
        severity: 'medium',
        address: path,
        place: `${path}:${first.line}`,
        what: `${count} no time zone; taken as ${window.zone}.`,
      }),
    );
  }
  return findings;
}

/** The local day of the opening, from the opening on, but not beyond the end of the test. */
function openingDay(window: TestWindow): Interval {
  const midnight = local(window.startMs, window.zone).toPlainDate().add({ days: 1 }).toZonedDateTime(window.zone);
  return { startMs: window.startMs, endMs: Math.min(midnight.epochMilliseconds, window.endMs) };
}

function facts(window: TestWindow): Readonly<Record<string, string>> {
  const [start, end] = [local(window.startMs, window.zone), local(window.endMs, window.zone)];
  return { window: `${day(start)} ${clock(start)} to ${day(end)} ${clock(end)} ${window.zone}` };
}

function observation(
  findings: readonly Finding[],
  window: TestWindow,
  rota: Rota | null,
  result: Observation['result'],
  summary: string,
): Observation {
  const looked = rota?.events.length ?? 0;
  const total = looked + (rota?.unreadable.length ?? 0);
  return { result, summary, findings, coverage: { looked, total, unit: 'entries' }, facts: facts(window) };
}

function notRun(result: 'NotRun' | 'Unknown', summary: string): Observation {
  return { result, summary, findings: [], coverage: { looked: 0, total: 0, unit: 'entries' }, facts: {} };
}
