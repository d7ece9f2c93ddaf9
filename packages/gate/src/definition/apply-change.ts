import {
  ageInWords,
  coversFacet,
  criterionInWords,
  facetInWords,
  facetsOf,
  signBefore,
  unitedFacets,
} from './criterion-line.ts';
import { lastsLonger } from './duration-order.ts';
import type { CriterionChange } from './profile.ts';
import type { Criterion, WeakeningKind } from './resolved-gate.ts';

/** What a layer asks for below the line that holds. */
export interface Wish {
  readonly profile: string;
  readonly gate: string;
  readonly reason: string | null;
  /** Keys of the criterion as wished; null: the criterion is dropped. */
  readonly keys: Partial<Criterion> | null;
}

/** A criterion on its way through the layers: the line that holds, and what was asked below it, by kind. */
export interface Draft {
  readonly line: Criterion;
  readonly wishes: ReadonlyMap<WeakeningKind, Wish>;
}

type Change = Exclude<CriterionChange, false>;

/**
 * Applies one layer's change. What makes the criterion stricter holds at once; what makes it weaker becomes a wish.
 * A wish of an earlier layer ends where a later one speaks about the same thing. Floor criteria take no wish at all.
 */
export function applyChange(draft: Draft, change: CriterionChange): Draft {
  const wishes = new Map(draft.wishes);
  if (change === false) {
    const reason = null;
    if (!draft.line.floor)
      wishes.set('dropped', { profile: criterionInWords(draft.line), gate: 'dropped', reason, keys: null });
    return { line: draft.line, wishes };
  }
  wishes.delete('dropped');
  let line = draft.line;
  for (const step of steps) {
    const outcome = step.judge(line, change);
    if (!outcome) continue;
    wishes.delete(step.kind);
    line = outcome.line ?? line;
    if (outcome.wish && !line.floor)
      wishes.set(step.kind, { ...outcome.wish, reason: change.notApplicable ?? change.reason ?? null });
  }
  return { line, wishes };
}

interface Outcome {
  /** The line, where the change makes it stricter. */
  readonly line?: Criterion;
  readonly wish?: Omit<Wish, 'reason'>;
}

interface Step {
  readonly kind: WeakeningKind;
  /** null: the change says nothing about this. */
  judge(line: Criterion, change: Change): Outcome | null;
}

const steps: readonly Step[] = [
  { kind: 'recommended', judge: judgeRequired },
  { kind: 'waivable', judge: judgeWaivable },
  { kind: 'age stretched', judge: judgeAge },
  { kind: 'grace stretched', judge: judgeGrace },
  { kind: 'facet dropped', judge: judgeFacets },
  { kind: 'owner', judge: judgeOwner },
  { kind: 'not applicable', judge: judgeApplicable },
];

function judgeRequired(line: Criterion, { required }: Change): Outcome | null {
  if (required === undefined) return null;
  if (required || !line.required) return { line: { ...line, required } };
  return { wish: { profile: 'required', gate: 'recommended', keys: { required } } };
}

function judgeWaivable(line: Criterion, { waivable }: Change): Outcome | null {
  if (waivable === undefined) return null;
  if (!waivable || line.waivable) return { line: { ...line, waivable } };
  return { wish: { profile: 'cannot be waived', gate: 'can be waived', keys: { waivable } } };
}

function judgeAge(line: Criterion, { maxAge }: Change): Outcome | null {
  if (maxAge === undefined) return null;
  if (!lastsLonger(maxAge, line.maxAge)) return { line: { ...line, maxAge } };
  return { wish: { profile: ageInWords(line.maxAge), gate: ageInWords(maxAge), keys: { maxAge } } };
}

function judgeGrace(line: Criterion, { grace }: Change): Outcome | null {
  if (grace === undefined || grace === null) return null;
  const today = line.grace ?? line.maxAge;
  if (!lastsLonger(grace, today)) return { line: { ...line, grace } };
  return { wish: { profile: `grace ${today}`, gate: `grace ${grace}`, keys: { grace } } };
}

function judgeFacets(line: Criterion, change: Change): Outcome | null {
  if (change.facets === undefined) return null;
  const wished = facetsOf(change.facets, signBefore(line.owner, line.facets));
  const facets = unitedFacets(line.facets, wished);
  const stricter = { ...line, facets };
  if (facets.every((facet) => wished.some((other) => coversFacet(other, facet)))) return { line: stricter };
  const profile = line.facets.map(facetInWords).join(', ');
  return { line: stricter, wish: { profile, gate: wished.map(facetInWords).join(', '), keys: { facets: wished } } };
}

function judgeOwner(line: Criterion, { owner }: Change): Outcome | null {
  if (owner === undefined) return null;
  if (owner === line.owner) return {};
  return { wish: { profile: `owner ${line.owner}`, gate: `owner ${owner}`, keys: { owner } } };
}

function judgeApplicable(_line: Criterion, { notApplicable }: Change): Outcome | null {
  if (notApplicable === undefined) return null;
  return { wish: { profile: 'applies', gate: `not applicable: ${notApplicable}`, keys: {} } };
}
