import type { Board, CriterionView, Explanation, RuleView, State, Verdict, VoteView } from './board.ts';
import { byState } from './state-order.ts';

export interface VerdictInput {
  readonly criteria: readonly CriterionView[];
  readonly rules: readonly RuleView[];
  readonly standingNoGos: readonly VoteView[];
  /** Facets show what was just seen and nobody signed: that satisfies nothing. */
  readonly preview: boolean;
}

/**
 * NO-GO if a required criterion is failed, a no-go stands, or a floor sign-off is rejected (which fails its criterion);
 * else HOLD if anything required is unknown, stale or awaiting, or a rule is unmet; else GO. DESIGN.md "Verdict".
 */
export function verdict({ criteria, rules, standingNoGos, preview }: VerdictInput): Verdict {
  const required = criteria.filter((view) => view.criterion.required || view.criterion.floor);
  if (standingNoGos.length > 0 || required.some((view) => view.state === 'failed')) return 'NO-GO';
  if (required.length === 0 || required.some((view) => view.state !== 'met')) return 'HOLD';
  return !preview && rules.every((rule) => rule.met) ? 'GO' : 'HOLD';
}

export interface BlockersInput extends VerdictInput {
  /** Whether the kickoff was opened: before, it blocks what follows; after, its quorum follows the votes. */
  readonly kickoffOpened: boolean;
}

/** Rules without which nothing that follows can be done or would count. */
const foundations: ReadonlySet<RuleView['id']> = new Set(['record', 'floor', 'baseline', 'roles', 'duty']);

/**
 * What stands between us and GO, required criteria and rules only: no-gos on top, then the rules that block everything
 * else, then criteria worst first, then the rules that follow them.
 */
export function blockers(input: BlockersInput): readonly Explanation[] {
  const { criteria, rules, standingNoGos, preview, kickoffOpened } = input;
  const noGos = standingNoGos.map(
    (vote): Explanation => ({
      criterion: null,
      state: 'failed',
      reason: `${vote.person} says NO-GO${vote.reason ? `: ${vote.reason}` : '.'}`,
      place: null,
      owner: vote.roles[0] ?? null,
      action: `settle the reason; only ${vote.person} takes it back, with a vote of their own`,
      command: 'sallyport kickoff vote go',
    }),
  );
  const open = criteria
    .filter((view) => view.criterion.required || view.criterion.floor)
    .flatMap((view) => (view.state !== 'met' && view.explanation ? [{ ...view.explanation, state: view.state }] : []));
  const first = ({ id }: RuleView): boolean => foundations.has(id) || (id === 'kickoff' && !kickoffOpened);
  const explained = (some: readonly RuleView[]) =>
    some.flatMap(({ explanation }) => (explanation ? [explanation] : []));
  const all = [
    ...noGos,
    ...explained(rules.filter(first)),
    ...open.sort((left, right) => byState(left.state, right.state)),
    ...explained(rules.filter((rule) => !first(rule))),
  ];
  return all.length === 0 && preview ? [previewOnly] : all;
}

/** Stands alone where a preview finds nothing in the way: no row of the gate, but why its verdict is no GO. */
export const previewOnly: Explanation = {
  criterion: null,
  state: 'unknown',
  reason: 'This is a preview: what was just seen satisfies nothing before a runner records it.',
  place: null,
  owner: 'sre',
  action: 'have the runner look',
  command: 'sallyport check --record',
};

/** Counts for the first screen. */
export function counts(criteria: readonly CriterionView[]): Board['counts'] {
  const required = criteria.filter((view) => view.criterion.required || view.criterion.floor);
  const met = required.filter((view) => view.state === ('met' satisfies State));
  const attested = met.filter((view) => view.probed === 0);
  return {
    required: required.length,
    met: met.length,
    probed: met.length - attested.length,
    attested: attested.length,
    waived: met.filter((view) => view.waived).length,
  };
}
