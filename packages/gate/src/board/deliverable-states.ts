import type { PersonId, RoleId, Sha256 } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import type { Answers } from './answers.ts';
import type { Board, Explanation } from './board.ts';
import { deliverableSubstance } from './substance.ts';
import { type UntrackedDigests, untrackedOfDeliverable } from './untracked.ts';

export interface DeliverableStates {
  readonly views: Board['deliverables'];
  readonly signed: boolean;
  readonly explanation: Explanation | null;
}

/** Every deliverable of the previous phase with its owner's answer (criterion A3). */
export function deliverableStates(
  gate: ResolvedGate,
  digests: ReadonlyMap<string, Sha256>,
  untracked: UntrackedDigests,
  answers: Answers,
  holders: (role: RoleId) => readonly PersonId[],
): DeliverableStates {
  const views = gate.deliverables.map((deliverable) => {
    const substance = deliverableSubstance(
      deliverable.id,
      digests.get(deliverable.id),
      untrackedOfDeliverable(gate, deliverable.id, untracked),
    );
    const signoffs = answers.about('deliverable', deliverable.id, substance);
    const own = signoffs.filter((answer) => answer.stands && answer.role === deliverable.owner);
    const every = gate.roles.find((role) => role.id === deliverable.owner)?.everyHolderSigns ?? false;
    const accepted = new Set(own.filter((answer) => answer.answer === 'accepted').map((answer) => answer.person));
    const enough = every ? holders(deliverable.owner).every((person) => accepted.has(person)) : true;
    const rejected = own.find((answer) => answer.answer === 'rejected');
    const { id, title, owner } = deliverable;
    return { id, title, owner, signoffs, stands: accepted.size > 0 && enough && !rejected, substance, rejected };
  });
  const rejected = views.find((view) => view.rejected);
  const open = views.filter((view) => !view.stands);
  const owners = [...new Set(open.map((view) => view.owner))];
  const explanation: Explanation | null =
    views.length === 0
      ? nothingNamed(gate)
      : rejected
        ? {
            criterion: 'A3',
            state: 'failed',
            reason: `Deliverable ${rejected.id} was rejected by ${rejected.rejected?.person}: ${rejected.rejected?.reason ?? 'no reason given'}`,
            place: null,
            owner: rejected.owner,
            action: 'settle what was rejected',
            command: 'sallyport explain A3',
          }
        : open.length > 0
          ? {
              criterion: 'A3',
              state: 'awaiting',
              reason: `${open.length} of ${views.length} deliverables not signed by their owners (${owners.join(', ')}).`,
              place: null,
              owner: owners[0] ?? null,
              action: 'review them against their acceptance and sign',
              command: 'sallyport sign',
            }
          : null;
  return {
    views: views.map(({ rejected: _, ...view }) => view),
    signed: views.length > 0 && open.length === 0,
    explanation,
  };
}

/** Nobody reviewed a list that is not there: that is not known, and not met (law 2). */
function nothingNamed(gate: ResolvedGate): Explanation {
  return {
    criterion: 'A3',
    state: 'unknown',
    reason: 'The gate file names no deliverables.',
    place: null,
    owner: gate.criteria.find(({ id }) => id === 'A3')?.owner ?? null,
    action: 'name them under deliverables, each with its owner and acceptance, or sign a deviation',
    command: 'sallyport explain A3',
  };
}
