import type { Coverage, Finding, Severity } from '@sallyport/record';
import { finding } from './finding.ts';
import type { Observation, RuleDefinition } from './probe.ts';
import { ProbeError } from './probe-error.ts';

/** What a run adds to a rule to make a finding. `why` and `fix` are the rule's unless the place calls for its own. */
export interface Sighting {
  readonly severity: Severity;
  /** Logical place, stable when lines move: see `finding`. */
  readonly address: string;
  readonly place: string;
  readonly what: string;
  readonly why?: string;
  readonly fix?: string;
}

/** Makes findings of a probe's own rules. The returned function throws ProbeError on any other rule. */
export function findingMaker(rules: readonly RuleDefinition[]): (rule: string, at: Sighting) => Finding {
  return (id, at) => {
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule === undefined) throw new ProbeError('PROBE_RULE_UNDECLARED', `The probe declares no rule ${id}.`);
    return finding({ rule: id, why: rule.why, fix: rule.fix, ...at });
  };
}

/** Findings that let a probe pass all the same: worth reading, not worth stopping for. */
export function isMinor(found: Finding): boolean {
  return found.severity === 'low' || found.severity === 'info';
}

/**
 * Failed with any finding that is not minor, NeedsReview where those of `review` alone are left, else Passed. `passed`,
 * `failed` and `review.summary` are the sentences for people.
 */
export function conclude(from: {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly facts: Readonly<Record<string, string>>;
  readonly passed: string;
  readonly failed: string;
  /** Findings of this rule settle nothing: a person has to judge instead. */
  readonly review?: { readonly rule: string; readonly summary: string };
}): Observation {
  const { findings, coverage, facts, passed, failed, review } = from;
  const weighty = findings.filter((found) => !isMinor(found));
  if (review !== undefined && weighty.length > 0 && weighty.every(({ rule }) => rule === review.rule))
    return { result: 'NeedsReview', summary: review.summary, findings, coverage, facts };
  const fails = weighty.length > 0;
  return { result: fails ? 'Failed' : 'Passed', summary: fails ? failed : passed, findings, coverage, facts };
}

/** An observation without findings that decides nothing by itself. */
export function undecided(
  result: 'Unknown' | 'NotApplicable' | 'NeedsReview',
  summary: string,
  facts: Readonly<Record<string, string>> = {},
): Observation {
  return { result, summary, findings: [], coverage: { looked: 0, total: 0, unit: 'files' }, facts };
}
