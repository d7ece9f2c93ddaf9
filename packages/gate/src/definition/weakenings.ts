import { canonicalize, sha256 } from '@sallyport/record';
import type { Draft } from './apply-change.ts';
import { ownedBy } from './criterion-line.ts';
import type { RuleWish } from './resolve-roles.ts';
import type { Criterion, ProductionDifference, RelievedRule, Weakening, WeakeningKind } from './resolved-gate.ts';

interface Draftable {
  readonly kind: WeakeningKind;
  readonly profile: string;
  readonly gate: string;
  readonly reason: string | null;
  readonly relieved: Criterion | null;
  readonly difference?: ProductionDifference;
  readonly rule?: RelievedRule;
}

/** A weakening with its digest, which is what a deviation binds: criterion, kind and the two lines, never the wording around. */
function weakening(criterion: string, { difference, rule, ...draft }: Draftable): Weakening {
  const { kind, profile, gate } = draft;
  const digest = sha256(canonicalize({ criterion, kind, profile, gate }));
  return { digest, criterion, ...draft, difference: difference ?? null, rule: rule ?? null };
}

/** Every wish of a draft as a weakening. `line` is the draft's line as it stands in the resolved gate. */
export function draftedWeakenings({ wishes }: Draft, line: Criterion): readonly Weakening[] {
  return [...wishes].map(([kind, { keys, ...wish }]) =>
    weakening(line.id, { kind, ...wish, relieved: relieved(line, keys) }),
  );
}

function relieved(line: Criterion, keys: Partial<Criterion> | null): Criterion | null {
  if (keys === null) return null;
  return keys.owner === undefined ? { ...line, ...keys } : ownedBy(line, keys.owner);
}

/** A1 rests on a signed decision of the phase before; without one this is printed and takes a signed deviation. */
export function noPredecessor(a1: Criterion): Weakening {
  return weakening(a1.id, {
    kind: 'no signed predecessor',
    profile: 'the previous phase decided GO',
    gate: 'the gate file names no previous phase',
    reason: null,
    relieved: a1,
  });
}

export function differenceFromProduction(c1: Criterion, difference: ProductionDifference): Weakening {
  const { service, key, reason } = difference;
  return weakening(c1.id, {
    kind: 'difference from production',
    profile: `${service}.${key} as in production`,
    gate: `${service}.${key} differs: ${reason}`,
    reason,
    relieved: c1,
    difference: { service, key, reason },
  });
}

/** The criterion under which rules of the verdict stand: every required role filled, by different people or as declared. */
const governance = 'O1';

/** Rules of the verdict below what they are without the gate file. A gate without O1 has nobody who could sign for them. */
export function weakerRules(wishes: readonly RuleWish[], criteria: readonly Criterion[]): readonly Weakening[] {
  const line = criteria.find(({ id }) => id === governance) ?? null;
  return wishes.map((wish) => weakening(governance, { ...wish, reason: null, relieved: line }));
}
