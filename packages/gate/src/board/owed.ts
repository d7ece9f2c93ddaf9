import type { PersonId, RecordView, RoleId, Sha256 } from '@sallyport/record';
import type { Board, CriterionView, ReliefView } from './board.ts';
import { latest, ofType, type StatementOfView } from './citations.ts';
import { type Participants, participants } from './participants.ts';
import { coSigners } from './relief.ts';

/** Everything that waits for one person, in the order in which it is best answered. */
export interface Owed {
  /** Proposals (root, baseline, waiver, deviation) that another person's signature would carry further. */
  readonly proposals: readonly {
    readonly statement: Sha256;
    readonly type: 'trust' | 'gate' | 'waiver' | 'deviation';
    readonly by: PersonId;
    readonly role: RoleId | null;
  }[];
  /** Documents to read and acknowledge, each for the criterion that asks for it. */
  readonly acknowledgements: readonly {
    readonly criterion: string;
    readonly path: string;
    readonly substance: Sha256;
  }[];
  readonly criteria: readonly { readonly view: CriterionView; readonly role: RoleId }[];
  readonly deliverables: readonly { readonly id: string; readonly role: RoleId; readonly substance: Sha256 }[];
  /** Substance of the minutes' body to approve, or null. */
  readonly minutes: Sha256 | null;
  /** Roles to answer for in the open poll. */
  readonly vote: readonly RoleId[];
}

/** What a person is asked for now. Empty lists mean that nothing waits for this person. */
export function owedBy(person: PersonId, board: Board, record: RecordView): Owed {
  const people = participants(record, board.phase.number);
  const roles = people.root.grants.filter((grant) => grant.person === person).map((grant) => grant.role);
  const open =
    board.poll?.state === 'open' ? board.poll.stations.filter((station) => station.silent.includes(person)) : [];
  const approved = board.minutes.approvals.some((each) => each.person === person && each.stands);
  return {
    proposals: proposals(people, person, roles, board),
    acknowledgements: acknowledgements(board, person),
    criteria: board.criteria.flatMap((view) =>
      view.signers.filter((signer) => signer.missing.includes(person)).map(({ role }) => ({ view, role })),
    ),
    deliverables: board.deliverables
      .filter((each) => !each.stands && roles.includes(each.owner))
      .filter((each) => !each.signoffs.some((answer) => answer.person === person && answer.stands))
      .map(({ id, owner, substance }) => ({ id, role: owner, substance })),
    minutes: board.minutes.needed.includes(person) && !approved ? board.minutes.body : null,
    vote: open.map((station) => station.role),
  };
}

/** What this person has to acknowledge, once however many criteria ask for it. */
function acknowledgements(board: Board, person: PersonId): Owed['acknowledgements'] {
  const asked = board.criteria.flatMap(({ criterion, facets }) =>
    facets.flatMap(({ acknowledgement }) =>
      acknowledgement?.missing.includes(person) ? [{ criterion: criterion.id, ...acknowledgement }] : [],
    ),
  );
  const once = new Map(asked.map(({ criterion, path, substance }) => [path, { criterion, path, substance }]));
  return [...once.values()];
}

function proposals(people: Participants, person: PersonId, roles: readonly RoleId[], board: Board): Owed['proposals'] {
  const unsigned = (proposal: {
    readonly digest: Sha256;
    readonly header: { readonly author: { readonly person: PersonId | null } };
  }) => proposal.header.author.person !== person && !coSigners(people, proposal.digest).has(person);
  const effective = new Set(people.view.roots.map((root) => root.statement));
  const roots = ofType(people.view, 'trust').filter(
    (each) => !effective.has(each.digest) && each.body.version > people.root.version,
  );
  const ofPhase = ofType(people.view, 'gate').filter((each) => people.favourable(each, null));
  const baselines = latest(ofPhase, people.order).filter(
    (each) => coSigners(people, each.digest).size === 0 && people.root.persons.length > 1,
  );
  const relief = board.relief
    .filter((view) => view.state === 'proposed')
    .filter(
      (view) =>
        roles.includes(ownerOf(board, view.criterion)) ||
        (view.kind === 'deviation' && signedByOwner(people, board, view)),
    );
  const byDigest = new Map(people.view.statements.map((each) => [each.digest, each]));
  const list: StatementOfView<'trust' | 'gate' | 'waiver' | 'deviation'>[] = [...roots, ...baselines];
  for (const view of relief) {
    const statement = byDigest.get(view.statement);
    if (statement?.type === 'waiver' || statement?.type === 'deviation') list.push(statement);
  }
  return list.filter(unsigned).map((statement) => ({
    statement: statement.digest,
    type: statement.type,
    by: statement.header.author.person ?? '',
    role: reliefRole(statement, roles, board),
  }));
}

/** A deviation that its owner has signed waits for any other person; before, only the owner carries it further. */
function signedByOwner(people: Participants, board: Board, { statement, requestedBy, criterion }: ReliefView): boolean {
  const owners = people.holders(ownerOf(board, criterion));
  return [requestedBy, ...coSigners(people, statement).keys()].some((person) => owners.includes(person));
}

function reliefRole(
  statement: StatementOfView<'trust' | 'gate' | 'waiver' | 'deviation'>,
  roles: readonly RoleId[],
  board: Board,
): RoleId | null {
  if (statement.type !== 'waiver' && statement.type !== 'deviation') return null;
  const owner = ownerOf(board, statement.body.criterion);
  return roles.includes(owner) ? owner : null;
}

function ownerOf(board: Board, criterion: string): RoleId {
  return board.criteria.find((view) => view.criterion.id === criterion)?.criterion.owner ?? '';
}
