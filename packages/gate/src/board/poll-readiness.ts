import type { RecordView, Sha256 } from '@sallyport/record';
import { GateError } from './gate-error.ts';
import { judgeCriteria, openCriteria } from './judge-criteria.ts';
import { type Participants, participants } from './participants.ts';
import { factsOfSnapshot } from './past.ts';
import { earliestTime, sealingTime } from './statement-time.ts';
import type { Poll } from './votes.ts';

/** What a poll's own place in a record says never changes while the record is the same object. */
const judged = new WeakMap<RecordView, Map<Sha256, readonly string[]>>();

/**
 * A poll opens only when every required criterion is met or waived (DESIGN, "The ceremony"). Judged where the poll
 * stands: from its snapshot and what its author had seen, at its own time. In words what was open then, and where the
 * snapshot says something else than the record gave; empty for a poll that was rightly opened.
 */
export function pollReadiness(people: Participants, poll: Poll): readonly string[] {
  const known = judged.get(people.view) ?? new Map<Sha256, readonly string[]>();
  judged.set(people.view, known);
  const before = known.get(poll.digest);
  if (before) return before;
  const faults = judgedAtOpening(people, poll);
  known.set(poll.digest, faults);
  return faults;
}

function judgedAtOpening(people: Participants, poll: Poll): readonly string[] {
  try {
    return faultsAtOpening(people, poll);
  } catch (error) {
    if (error instanceof GateError) return [`it cannot be judged: ${error.message}`];
    throw error;
  }
}

function faultsAtOpening({ view, order, phase }: Participants, poll: Poll): readonly string[] {
  const { snapshot } = poll.body;
  const sealed = view.statements.filter((each) => each.index !== null).length;
  const facts = factsOfSnapshot(view, {
    snapshot,
    seen: order.ancestors(poll.digest),
    size: poll.index ?? sealed,
    now: openedAt(view, poll),
  });
  if (!facts?.record) return ['it stands on a baseline that its author cannot have seen'];
  const { baseline, criteria, relief, substances } = judgeCriteria(facts, participants(facts.record, phase), false);
  if (baseline.statement?.digest !== snapshot.baseline) return ['it stands on a baseline that was not in force'];
  const open = openCriteria(criteria).map((each) => each.criterion.id);
  const others = criteria
    .filter(({ criterion }) => criterion.required || criterion.floor)
    .map(({ criterion }) => criterion.id)
    .filter((id) => substances.get(id) !== snapshot.substances[id]);
  const inForce = relief.filter((each) => each.state === 'in force').map((each) => each.statement);
  return [
    ...(open.length > 0 ? [`it was opened while ${open.join(', ')} ${open.length > 1 ? 'were' : 'was'} not met`] : []),
    ...(others.length > 0 ? [`its snapshot says something else about ${others.join(', ')} than the record did`] : []),
    ...(sameSet(inForce, snapshot.relief) ? [] : ['its snapshot lists other relief than was in force']),
  ];
}

/** Not before anything that it cites and not after its seal, so that dating a poll back makes no old observation fresh. */
function openedAt(view: RecordView, poll: Poll): string {
  const seconds = Math.min(earliestTime(view, poll), sealingTime(view, poll));
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return new Set(left).size === new Set(right).size && left.every((each) => right.includes(each));
}
