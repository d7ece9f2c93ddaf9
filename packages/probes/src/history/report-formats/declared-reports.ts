import type { Report } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import type { findingMaker } from '../../rule-finding.ts';
import { readDeclaredInput } from '../reading/declared-input.ts';
import type { Candidate } from './binding.ts';
import { largestReport } from './read-test-report.ts';

export interface DeclaredReport<T> {
  readonly named: Report;
  /** Where it was found. */
  readonly path: string;
  readonly report: T;
}

/** Reads the reports that the gate file names. What is missing or cannot be read becomes a finding of the probe. */
export async function readDeclaredReports<T>(
  context: ProbeContext,
  reports: readonly Report[],
  probe: { readonly id: string; readonly found: ReturnType<typeof findingMaker> },
  read: (named: Report, bytes: Uint8Array) => T | string,
): Promise<{ readonly reports: readonly DeclaredReport<Exclude<T, string>>[]; readonly findings: readonly Finding[] }> {
  const good: DeclaredReport<Exclude<T, string>>[] = [];
  const findings: Finding[] = [];
  for (const named of reports) {
    const refuse = (rule: string, place: string, what: string) =>
      findings.push(probe.found(`${probe.id}.${rule}`, { severity: 'high', address: named.path, place, what }));
    const input = await readDeclaredInput(context, named.path, largestReport);
    if (input === null) {
      refuse('missing', named.path, `The report of ${named.suite} is not at ${named.path}.`);
      continue;
    }
    const report = read(named, input.bytes);
    if (typeof report === 'string')
      refuse('malformed', input.path, `The report of ${named.suite} cannot be read. ${report}`);
    else good.push({ named, path: input.path, report: report as Exclude<T, string> });
  }
  return { reports: good, findings };
}

/** Facts about the candidate that reports are held against. */
export function candidateFacts({ version, commit }: Candidate): Record<string, string> {
  return { 'candidate.version': version, 'candidate.commit': commit ?? 'not found' };
}

/** Without the candidate's commit at hand nothing passes: a report of any commit would look right. */
export function heldToCandidate(observation: Observation, { commit }: Candidate): Observation {
  if (commit !== null || observation.result === 'Failed') return observation;
  const summary = "The candidate's commit is not in this clone, so no report can be held against it.";
  return { ...observation, result: 'Unknown', summary };
}
