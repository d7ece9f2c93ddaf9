import { type RecordView, type Sha256, type Snapshot, standingIn, type VerifiedStatement } from '@sallyport/record';
import { sealedGate } from './baseline.ts';
import type { StatementOfView } from './citations.ts';
import type { Facts } from './facts.ts';
import { stillMissing } from './withdrawals.ts';

/**
 * The record as it was for somebody who had seen exactly these statements, with the log of that size. How statements
 * stood is computed again, since a key that was revoked later had not been revoked then; what was declared lost later
 * was not missing for ever.
 */
export function prefixView(view: RecordView, seen: ReadonlySet<Sha256>, size: number): RecordView {
  const then = (index: number | null): number | null => (index !== null && index < size ? index : null);
  const past = {
    ...view,
    statements: view.statements
      .filter((each) => seen.has(each.digest))
      .map((each) => ({ ...each, index: then(each.index) })),
    roots: view.roots.filter(
      (root) => seen.has(root.statement) && (root.effectiveAt === null || root.effectiveAt < size),
    ),
    checkpoints: view.checkpoints.filter((checkpoint) => checkpoint.size <= size),
    missing: stillMissing(view).filter((each) => seen.has(each.citedBy)),
  };
  const standing = standingIn(past);
  return { ...past, statements: past.statements.map((each) => ({ ...each, standing: standing(each, each.index) })) };
}

/**
 * The facts that a snapshot froze, on the record as its author had seen it; null where the baseline that it names is
 * not among what was seen, or its sealed gate is not here. Throws GATE_RESOLVED_INVALID for a sealed gate that is none.
 */
export function factsOfSnapshot(
  view: RecordView,
  { snapshot, seen, size, now }: PastPlace & { readonly snapshot: Snapshot },
): Facts | null {
  const baseline = view.statements.find((each) => isBaseline(each) && each.digest === snapshot.baseline);
  if (!baseline || !isBaseline(baseline) || !seen.has(baseline.digest)) return null;
  const gate = sealedGate(view, baseline);
  if (!gate) return null;
  return {
    gate,
    gateSource: baseline.body.source,
    record: prefixView(view, seen, size),
    builtFacets: new Set(Object.keys(snapshot.subjects).map((key) => key.slice(key.indexOf('/') + 1))),
    subjects: new Map(Object.entries(snapshot.subjects)),
    about: new Map(Object.entries(snapshot.about)),
    deliverables: new Map(Object.entries(snapshot.deliverables)),
    candidate: snapshot.candidate,
    candidateCommit: null,
    materials: snapshot.materials,
    now,
  };
}

interface PastPlace {
  readonly seen: ReadonlySet<Sha256>;
  /** Lines of the log at that moment. */
  readonly size: number;
  readonly now: Facts['now'];
}

function isBaseline(statement: VerifiedStatement): statement is StatementOfView<'gate'> {
  return statement.type === 'gate';
}
