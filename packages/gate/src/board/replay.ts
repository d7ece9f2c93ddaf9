import { type RecordView, type Sha256, standingIn } from '@sallyport/record';
import { sealedGate } from './baseline.ts';
import { citations, ofType, type StatementOfView } from './citations.ts';
import { decisionDifferences } from './decision-differences.ts';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { GateError } from './gate-error.ts';
import { semanticsVersion } from './semantics.ts';
import { stillMissing } from './withdrawals.ts';

export interface Replay {
  readonly decision: Sha256;
  readonly decided: 'GO' | 'NO-GO' | 'HOLD';
  readonly recomputed: 'GO' | 'NO-GO' | 'HOLD';
  readonly agrees: boolean;
  /** What differs, in words; empty where the decision is what the record says. */
  readonly differences: readonly string[];
}

/** Recomputes every decision of the record from what its author had seen, through the function that decided. */
export function replayDecisions(view: RecordView): readonly Replay[] {
  return ofType(view, 'decision').map((decision) => replayDecision(view, decision));
}

export function replayDecision(view: RecordView, decision: StatementOfView<'decision'>): Replay {
  const facts = factsOfDecision(view, decision);
  const judgement = evaluate(facts);
  const differences = decisionDifferences(view, decision, facts, judgement);
  return {
    decision: decision.digest,
    decided: decision.body.verdict,
    recomputed: judgement.verdict,
    agrees: differences.length === 0,
    differences,
  };
}

/** The facts a decision was computed from: its snapshot, the sealed gate, and the statements that it cites. */
export function factsOfDecision(view: RecordView, decision: StatementOfView<'decision'>): Facts {
  if (decision.body.semantics !== semanticsVersion) {
    throw new GateError(
      'GATE_SEMANTICS_UNKNOWN',
      `Decision ${decision.digest.slice(0, 12)} was computed by semantics ${decision.body.semantics}, which this version does not have. Use the version that decided.`,
    );
  }
  const seen = citations(view).ancestors(decision.digest);
  const past = prefixView(view, seen, decision.body.log.size);
  const { snapshot } = decision.body;
  const baseline = view.statements.find(
    (each): each is StatementOfView<'gate'> => each.type === 'gate' && each.digest === snapshot.baseline,
  );
  const gate = baseline ? sealedGate(view, baseline) : null;
  if (!gate || !seen.has(snapshot.baseline)) {
    throw new GateError(
      'GATE_DECISION_UNREPLAYABLE',
      `Decision ${decision.digest.slice(0, 12)} cites a baseline that the record does not have.`,
    );
  }
  return {
    gate,
    gateSource: baseline?.body.source ?? null,
    record: past,
    builtFacets: new Set(Object.keys(snapshot.subjects).map((key) => key.slice(key.indexOf('/') + 1))),
    subjects: new Map(Object.entries(snapshot.subjects)),
    about: new Map(Object.entries(snapshot.about)),
    deliverables: new Map(Object.entries(snapshot.deliverables)),
    candidate: snapshot.candidate,
    candidateCommit: null,
    materials: snapshot.materials,
    now: decision.body.at,
  };
}

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
