import type { Sha256 } from '@sallyport/record';
import { ownedBy } from './criterion-line.ts';
import type { Criterion, RelievedRule, ResolvedGate, Weakening } from './resolved-gate.ts';
import { expandRestsOn } from './rests-on.ts';

/**
 * The gate with its weaker lines where a deviation is in force: `digests` are those of their weakenings. Weakenings
 * stay listed, since every one is printed, and floor criteria stay as they are whatever is signed.
 */
export function applyDeviations(gate: ResolvedGate, digests: ReadonlySet<Sha256>): ResolvedGate {
  const inForce = gate.weakenings.filter(({ digest }) => digests.has(digest));
  const criteria = gate.criteria
    .map((criterion) =>
      relieve(
        criterion,
        inForce.filter((weakening) => weakening.criterion === criterion.id && weakening.rule === null),
      ),
    )
    .filter((criterion) => criterion !== null);
  const ids = new Set(criteria.map(({ id }) => id));
  return {
    ...relieveRules(
      gate,
      inForce.flatMap(({ rule }) => (rule ? [rule] : [])),
    ),
    criteria: criteria.map((criterion) => ({ ...criterion, restsOn: expandRestsOn(criterion, ids) })),
    production: {
      ...gate.production,
      differences: inForce.flatMap(({ difference }) => (difference ? [difference] : [])),
    },
  };
}

function relieveRules(gate: ResolvedGate, rules: readonly RelievedRule[]): ResolvedGate {
  return rules.reduce<ResolvedGate>((so, rule) => {
    switch (rule.kind) {
      case 'quorum':
        return { ...so, kickoff: { quorum: rule.quorum } };
      case 'grade':
        return { ...so, minimumGrade: rule.grade };
      default:
        return {
          ...so,
          roles: so.roles.map((each) => (each.id === rule.role ? { ...each, needed: rule.needed } : each)),
        };
    }
  }, gate);
}

function relieve(criterion: Criterion, weakenings: readonly Weakening[]): Criterion | null {
  if (criterion.floor) return criterion;
  let relieved = criterion;
  let owner = criterion.owner;
  for (const { kind, relieved: line } of weakenings) {
    if (line === null) return null;
    if (kind === 'recommended') relieved = { ...relieved, required: line.required };
    if (kind === 'waivable') relieved = { ...relieved, waivable: line.waivable };
    if (kind === 'age stretched') relieved = { ...relieved, maxAge: line.maxAge };
    if (kind === 'grace stretched') relieved = { ...relieved, grace: line.grace };
    if (kind === 'facet dropped') relieved = { ...relieved, facets: line.facets };
    if (kind === 'owner') owner = line.owner;
  }
  // Last, so that a sign-off of the owner alone passes on whichever facets were relieved.
  return owner === criterion.owner ? relieved : ownedBy(relieved, owner);
}
