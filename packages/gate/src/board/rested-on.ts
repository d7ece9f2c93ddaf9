import type { RecordView, Sha256 } from '@sallyport/record';
import { effectiveBaselines } from './baseline.ts';
import { citations, latest, ofType, type StatementOfView } from './citations.ts';
import { participants } from './participants.ts';

/** A baseline that took effect, and what rests on it. */
export interface RestedOn {
  readonly statement: StatementOfView<'gate'>;
  /** The newest of its phase: verdicts are computed over it now. */
  readonly inEffect: boolean;
  readonly decisions: readonly Sha256[];
}

/**
 * Every baseline that enough persons signed, or that a decision names: those whose sealed form verdicts were or are
 * computed over. What one person alone proposed is not among them, so nobody locks the others out by proposing.
 */
export function restedOn(view: RecordView): readonly RestedOn[] {
  const gates = ofType(view, 'gate');
  const phases = new Set(gates.map(({ header }) => header.phase));
  const effective = new Set<Sha256>();
  const newest = new Set<Sha256>();
  for (const phase of phases) {
    if (phase === null) continue;
    const signed = effectiveBaselines(participants(view, phase));
    for (const { digest } of signed) effective.add(digest);
    for (const { digest } of latest(signed, citations(view))) newest.add(digest);
  }
  const decisions = ofType(view, 'decision');
  return gates
    .map((statement) => ({
      statement,
      inEffect: newest.has(statement.digest),
      decisions: decisions
        .filter(({ body }) => body.snapshot.baseline === statement.digest)
        .map(({ digest }) => digest),
    }))
    .filter((each) => effective.has(each.statement.digest) || each.decisions.length > 0);
}
