import type { ResolvedGate } from '@sallyport/gate';
import type { Finding, Severity } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { conclude, findingMaker } from '../../rule-finding.ts';
import { rules } from './rules.ts';

type TestWindow = NonNullable<ResolvedGate['test']>;

const found = findingMaker(rules);
const empty = /^\W*(?:tbd|todo|n\/?a|none|later)?\W*$/i;

export function run(context: ProbeContext): Promise<Observation> {
  const { test } = context.gate;
  const findings =
    test === null
      ? [at('no-window', 'high', 'The gate file has no section `test`.')]
      : [
          // A6 asks for scope and dates, M3 for widening and stop rules; a survey without criterion asks for both.
          ...(context.criterion === 'M3' ? [] : judgeWindow(test, context.now)),
          ...(context.criterion === 'A6' ? [] : judgeWidening(test)),
        ];
  return Promise.resolve(
    conclude({
      findings,
      facts:
        test === null
          ? {}
          : { 'test.start': test.start, 'test.end': test.end, 'test.cohort-cap': String(test.cohortCap) },
      coverage: { looked: 1, total: 1, unit: 'sections of the gate file' },
      passed:
        test === null
          ? ''
          : `${test.start} to ${test.end} (${test.zone}), ${test.firstWave} and then ${test.cohortCap} testers.`,
      failed: 'The scope of the test is not stated as it must be.',
    }),
  );
}

function judgeWindow(test: TestWindow, now: string): readonly Finding[] {
  const findings: Finding[] = [];
  const [start, end] = [Date.parse(test.start), Date.parse(test.end)];
  if (!(start < end)) findings.push(at('backwards', 'high', `The test ends ${test.end} and starts ${test.start}.`));
  else if (end <= Date.parse(now)) findings.push(at('over', 'high', `The test ended ${test.end}; now it is ${now}.`));
  if (!isZone(test.zone)) findings.push(at('zone', 'medium', `${test.zone} is no time zone that this machine knows.`));
  if (test.cohortCap < 1 || test.firstWave < 1 || test.firstWave > test.cohortCap) {
    findings.push(at('cohort', 'medium', `The cap is ${test.cohortCap} testers, the first wave ${test.firstWave}.`));
  }
  return findings;
}

function judgeWidening(test: TestWindow): readonly Finding[] {
  const findings: Finding[] = [];
  // Of a handful of testers half is no smaller risk than all.
  if (test.cohortCap > 5 && test.firstWave * 2 > test.cohortCap) {
    findings.push(at('first-wave', 'medium', `${test.firstWave} of ${test.cohortCap} testers come in the first wave.`));
  }
  if (test.stopRules.every((rule) => empty.test(rule))) {
    findings.push(at('stop-rules', 'high', 'The gate file has no rule by which the test stops.'));
  }
  return findings;
}

function at(rule: string, severity: Severity, what: string): Finding {
  return found(`history.scope.${rule}`, { severity, address: 'test', place: 'sallyport.yaml test', what });
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError is how Intl says that there is no such zone.
    return false;
  }
}
