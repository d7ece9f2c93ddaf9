import type { Sha256 } from '@sallyport/record';
import type { Criterion, Facet } from '../definition/resolved-gate.ts';
import { absence, type Lookers } from './absence.ts';
import type { FacetView, State } from './board.ts';
import { durationSeconds, spanInWords } from './instant.ts';
import type { CountedObservation, Observations } from './observations.ts';
import { bySeverity, byState } from './state-order.ts';

export interface ProbedFacetInput {
  readonly criterion: Criterion;
  readonly facet: Facet & { readonly kind: 'probe' };
  readonly observed: Observations;
  readonly lookers: Lookers;
  readonly waived: ReadonlySet<Sha256>;
  /** A deviation in force speaks for a NotApplicable. */
  readonly notApplicableAllowed: boolean;
  /** The owner's standing answer, which settles a NeedsReview. */
  readonly reviewed: boolean;
  /** Extra seconds an aged pass is allowed (the door's grace). */
  readonly grace: number;
  readonly now: number;
}

interface Judged {
  readonly observation: CountedObservation;
  readonly state: State;
  readonly waived: boolean;
  readonly reason: string;
}

/** State of a facet that a probe looked at: the worst of the observations that count. */
export function probedFacet(input: ProbedFacetInput): FacetView {
  const { criterion, facet, observed } = input;
  const judged = observed.counted.map((observation) => judge(input, observation));
  const decisive = [...judged].sort(
    (left, right) => byState(left.state, right.state) || Number(right.waived) - Number(left.waived),
  )[0];
  const findings = uniqueFindings(judged).sort(bySeverity);
  const base = {
    facet,
    by: 'probed' as const,
    signoffs: [],
    findings,
    evidence: judged.map((each) => each.observation.statement),
  };
  if (!decisive) {
    const { reason, ...next } = absence(observed, input.lookers);
    return {
      ...base,
      state: 'unknown',
      waived: false,
      deviated: false,
      result: observed.inconclusive?.entry.result ?? null,
      summary: reason,
      observedAt: null,
      vantage: null,
      coverage: null,
      facts: {},
      explanation: {
        criterion: criterion.id,
        state: 'unknown',
        reason,
        place: null,
        owner: criterion.owner,
        ...next,
      },
    };
  }
  const { entry } = decisive.observation;
  const worstFinding = findings[0];
  return {
    ...base,
    state: decisive.state,
    waived: decisive.state === 'met' && judged.some((each) => each.waived),
    deviated: decisive.state === 'met' && entry.result === 'NotApplicable',
    result: entry.result,
    summary: entry.summary,
    observedAt: entry.observedAt,
    vantage: entry.vantage,
    coverage: entry.coverage,
    facts: entry.facts,
    explanation:
      decisive.state === 'met'
        ? null
        : {
            criterion: criterion.id,
            state: decisive.state,
            reason: decisive.reason,
            place: decisive.state === 'failed' ? (worstFinding?.place ?? null) : null,
            owner: criterion.owner,
            action: actionFor(decisive, worstFinding?.fix),
            command: decisive.state === 'stale' ? 'sallyport check --record' : `sallyport explain ${criterion.id}`,
          },
  };
}

function judge(input: ProbedFacetInput, observation: CountedObservation): Judged {
  const { entry, observedAt } = observation;
  const verdict = (state: State, reason: string, waived = false): Judged => ({ observation, state, waived, reason });
  if (entry.result === 'Failed') {
    const covered = entry.findings.length > 0 && entry.findings.every((each) => input.waived.has(each.fingerprint));
    return covered ? verdict('met', 'failed and waived', true) : verdict('failed', failureReason(entry));
  }
  if (entry.result === 'NotApplicable' && !input.notApplicableAllowed) {
    return verdict('unknown', `${entry.summary} It does not apply only with a signed deviation.`);
  }
  if (entry.result === 'NeedsReview' && !input.reviewed) return verdict('awaiting', entry.summary);
  const { maxAge } = input.criterion;
  const age = input.now - observedAt;
  if (maxAge !== null && age > durationSeconds(maxAge) + input.grace) {
    return verdict('stale', `Seen ${spanInWords(age)} ago; it may be ${spanInWords(durationSeconds(maxAge))} old.`);
  }
  return verdict('met', entry.summary);
}

function failureReason(entry: CountedObservation['entry']): string {
  const [first] = [...entry.findings].sort(bySeverity);
  if (!first) return entry.summary;
  const more = entry.findings.length - 1;
  return more > 0 ? `${first.what} (and ${more} more)` : first.what;
}

function actionFor(decisive: Judged, fix: string | undefined): string {
  if (decisive.state === 'stale') return 'have the runner look again';
  if (decisive.state === 'awaiting') return 'read what was found and sign';
  return fix ?? 'read what was found';
}

function uniqueFindings(judged: readonly Judged[]) {
  const all = judged.flatMap((each) => each.observation.entry.findings);
  return [...new Map(all.map((each) => [each.fingerprint, each])).values()];
}
