import type { Board, ResolvedGate } from '@sallyport/gate';
import type { PersonId, RecordView, RoleId } from '@sallyport/record';
import type { Station } from '../../contract/board.ts';
import { personRef } from './words.ts';

type Place = {
  readonly gate: Pick<ResolvedGate, 'roles' | 'callOrder'>;
  readonly board: Pick<Board, 'roles' | 'criteria' | 'deliverables' | 'poll' | 'blockers'>;
  readonly record: Pick<RecordView, 'people'> | null;
};

/** Every required role in roll-call order: who it is, how much of it is signed, what it has to mend, and its answer in the poll. */
export function stations({ gate, board, record }: Place): readonly Station[] {
  const required = new Set(gate.roles.filter((role) => role.required).map(({ id }) => id));
  const order = (role: RoleId): number => gate.callOrder.indexOf(role) >>> 0;
  return board.roles
    .filter(({ role }) => required.has(role))
    .toSorted((left, right) => order(left.role) - order(right.role))
    .map(({ role, title, persons }) => {
      const called = board.poll?.stations.find((each) => each.role === role);
      const against = called?.votes.find((vote) => vote.counts && vote.answer === 'no-go');
      return {
        role,
        title,
        persons: persons.map((id) => personRef(record, id)),
        ...signedOf(board, role),
        toMend: board.blockers.filter((each) => each.state === 'failed' && each.owner === role).length,
        answer: called?.answer ?? null,
        reason: against?.reason ?? null,
      };
    });
}

/** How many of the answers that a role owes are given: one a criterion, one a deliverable. */
function signedOf(
  { criteria, deliverables }: Place['board'],
  role: RoleId,
): { readonly signed: number; readonly toSign: number } {
  const asked = criteria.flatMap((view) => view.signers.filter((signer) => signer.role === role));
  const owned = deliverables.filter(({ owner }) => owner === role);
  const open = ({ persons, missing }: { persons: readonly PersonId[]; missing: readonly PersonId[] }) =>
    persons.length === 0 || missing.length > 0;
  return {
    signed: asked.filter((signer) => !open(signer)).length + owned.filter(({ stands }) => stands).length,
    toSign: asked.length + owned.length,
  };
}
