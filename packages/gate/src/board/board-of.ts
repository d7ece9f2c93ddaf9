import type { RecordView } from '@sallyport/record';
import type { Board, Door } from './board.ts';
import { latest, ofType } from './citations.ts';
import { evaluate, type Judgement } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { participants } from './participants.ts';

/** The whole board: judgement, the newest decision, and the door. */
export function boardOf(facts: Facts): Board {
  const judgement = evaluate(facts);
  const decision = facts.record ? newestDecision(facts.record, facts.gate.phase.number) : null;
  const opened = facts.record ? everDecidedGo(facts.record, facts.gate.phase.number) : false;
  return { ...judgement, decision, door: opened ? door(facts, judgement) : 'closed' };
}

/**
 * After a GO: open while the verdict computed now, with each criterion's grace, is still GO and no hold stands; else
 * held. The verdict and the door are two things: an aged observation calls for a new look before it shuts a door.
 */
function door(facts: Facts, judgement: Judgement): Door {
  if (judgement.holds.some((hold) => hold.resumedBy === null)) return 'held';
  return judgement.verdict === 'GO' || evaluate(facts, { withGrace: true }).verdict === 'GO' ? 'open' : 'held';
}

function decisions(record: RecordView, phase: number) {
  const people = participants(record);
  const all = ofType(record, 'decision').filter((each) => each.header.phase === phase && people.favourable(each, null));
  return latest(all, people.order);
}

function newestDecision(record: RecordView, phase: number): Board['decision'] {
  const newest = decisions(record, phase);
  const [decision] = newest;
  if (!decision) return null;
  const verdict = newest.length > 1 ? 'HOLD' : decision.body.verdict;
  return { statement: decision.digest, verdict, at: decision.body.at };
}

function everDecidedGo(record: RecordView, phase: number): boolean {
  const people = participants(record);
  return ofType(record, 'decision').some(
    (each) => each.header.phase === phase && each.body.verdict === 'GO' && people.favourable(each, null),
  );
}
