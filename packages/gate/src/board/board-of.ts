import type { RecordView } from '@sallyport/record';
import type { Board, Door } from './board.ts';
import { type Citations, latest, ofType, type StatementOfView } from './citations.ts';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { GateError } from './gate-error.ts';
import type { Judgement } from './judgement.ts';
import { participants } from './participants.ts';
import { replayDecision } from './replay.ts';

/** The whole board: judgement, the newest decision, and the door. */
export function boardOf(facts: Facts): Board {
  const judgement = evaluate(facts);
  const people = participants(facts.record, facts.gate.phase.number);
  const decisions = ofType(people.view, 'decision').filter((each) => people.favourable(each, null));
  const claimed = decisions.filter((each) => each.body.verdict === 'GO');
  const replays = claimed.map((decision) => ({ decision, outcome: replayed(people.view, decision) }));
  const decided = replays.findLast(({ outcome }) => outcome === 'agrees')?.decision;
  const unclear = replays.some(({ outcome }) => outcome === 'unknown');
  return {
    ...judgement,
    decision: newest(decisions, people.order),
    door: decided ? door(facts, judgement, decided) : unclear ? 'held' : 'closed',
  };
}

/**
 * After a GO: open while the verdict computed now is GO, with each criterion's grace, on the poll that decided and the
 * sign-offs of then while their substance holds, and while no hold stands; else held. The verdict and the door are two
 * things: an aged observation calls for a new look before it shuts a door, and so does a new poll.
 */
function door(facts: Facts, judgement: Judgement, decided: Decision): Door {
  if (judgement.holds.some((hold) => hold.resumedBy === null)) return 'held';
  // A preview moves no door: what nobody recorded neither opens nor shuts it.
  const { preview: _unrecorded, ...recorded } = facts;
  return evaluate(recorded, { behindDoor: { poll: decided.body.poll } }).verdict === 'GO' ? 'open' : 'held';
}

/**
 * A GO opens a door only where the record gives it again: a decision is one person's word until it is computed. One
 * that differs opened nothing, so the door is closed; where it cannot be computed here, by another version or for want
 * of something that the record misses, a door may have been opened, and is held.
 */
function replayed(view: RecordView, decision: Decision): 'agrees' | 'differs' | 'unknown' {
  try {
    const { agrees } = replayDecision(view, decision);
    return agrees ? 'agrees' : view.missing.length > 0 ? 'unknown' : 'differs';
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    return error.code === 'GATE_SEMANTICS_UNKNOWN' || view.missing.length > 0 ? 'unknown' : 'differs';
  }
}

type Decision = StatementOfView<'decision'>;

/** Two decisions that crossed unseen decide nothing. */
function newest(decisions: readonly Decision[], order: Citations): Board['decision'] {
  const found = latest(decisions, order);
  const [decision] = found;
  if (!decision) return null;
  const verdict = found.length > 1 ? 'HOLD' : decision.body.verdict;
  return { statement: decision.digest, verdict, at: decision.body.at };
}
