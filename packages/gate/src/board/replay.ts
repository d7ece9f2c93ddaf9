import type { RecordView, Sha256 } from '@sallyport/record';
import { citations, ofType, type StatementOfView } from './citations.ts';
import { decisionDifferences } from './decision-differences.ts';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { GateError } from './gate-error.ts';
import { factsOfSnapshot } from './past.ts';
import { semanticsVersion } from './semantics.ts';

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
  const { snapshot, log, at } = decision.body;
  const facts = factsOfSnapshot(view, { snapshot, seen, size: log.size, now: at });
  if (!facts) {
    throw new GateError(
      'GATE_DECISION_UNREPLAYABLE',
      `Decision ${decision.digest.slice(0, 12)} cites a baseline that the record does not have.`,
    );
  }
  return facts;
}
