import {
  type Fingerprint,
  grantStanding,
  type Missing,
  type PersonId,
  type RecordView,
  type RoleId,
  type TrustKey,
  type TrustRoot,
  type VerifiedStatement,
} from '@sallyport/record';
import { type Citations, citations } from './citations.ts';
import { isMisdated } from './statement-time.ts';
import { stillMissing, withdrawals } from './withdrawals.ts';

/** The record as one phase reads it: who may speak, in which role, and which statements were taken back. */
export interface Participants {
  readonly phase: number;
  readonly view: RecordView;
  readonly order: Citations;
  readonly root: TrustRoot;
  /** What the record cites and does not have, unless its author declared it lost. */
  readonly missing: readonly Missing[];
  readonly solo: boolean;
  holders(role: RoleId): readonly PersonId[];
  enrolled(person: PersonId): boolean;
  keyOf(fingerprint: Fingerprint): TrustKey | undefined;
  /** Roles that the author held at the root the statement cites. */
  rolesAtCitation(statement: VerifiedStatement): ReadonlySet<RoleId>;
  /** Whether a statement in somebody's favour counts: dated before its seal, and the role not taken away unseen. */
  favourable(statement: VerifiedStatement, role: RoleId | null): boolean;
  /** Whether a statement is of this phase, by a sound key, and not taken back, whatever its date. */
  sound(statement: VerifiedStatement): boolean;
  /** Whether a statement against (no-go, rejection) counts: a compromised key silences it, and its author ends it. */
  unfavourable(statement: VerifiedStatement): boolean;
  /** Whether a hold counts. It is no answer of its author's: a withdrawal does not lift it. */
  holding(statement: VerifiedStatement): boolean;
}

/** Before anybody founded a trust root there is nobody: every role is empty and no statement counts. */
export function participants(record: RecordView | null, phase: number): Participants {
  const view = record ?? emptyRecord;
  const root = view.roots.at(-1) ?? nobody;
  const order = citations(view);
  const byVersion = new Map(view.roots.map((each) => [each.version, each]));
  const { endsFavour, endsObjection } = withdrawals(view);

  function rolesAtCitation(statement: VerifiedStatement): ReadonlySet<RoleId> {
    const cited = byVersion.get(statement.header.root?.version ?? 0);
    const { person } = statement.header.author;
    return new Set(cited?.grants.filter((grant) => grant.person === person).map((grant) => grant.role) ?? []);
  }

  const sound = (statement: VerifiedStatement): boolean =>
    statement.standing === 'good' && belongsTo(phase, statement) && !endsFavour(statement.digest);

  return {
    phase,
    view,
    order,
    root,
    missing: stillMissing(view),
    solo: root.persons.length === 1,
    rolesAtCitation,
    holders: (role) =>
      [...new Set(root.grants.filter((grant) => grant.role === role).map((grant) => grant.person))].sort(),
    enrolled: (person) => root.persons.some((each) => each.id === person),
    keyOf: (fingerprint) => root.keys.find((key) => key.fingerprint === fingerprint),
    favourable: (statement, role) =>
      sound(statement) &&
      !isMisdated(view, statement) &&
      (role === null || (rolesAtCitation(statement).has(role) && grantStanding(view, statement, role) === 'good')),
    sound,
    unfavourable: (statement) =>
      statement.standing !== 'void' && belongsTo(phase, statement) && !endsObjection(statement.digest),
    holding: (statement) => statement.standing !== 'void' && belongsTo(phase, statement),
  };
}

/**
 * What was said for one phase says nothing about another, even where nothing changed between them. A co-signature may
 * stand outside of phases: it binds one proposal, which does not.
 */
export function belongsTo(phase: number, statement: VerifiedStatement): boolean {
  if (statement.type === 'signoff' && statement.body.purpose === 'co-signature') return true;
  return statement.header.phase === phase;
}

const nobody: TrustRoot = {
  statement: '',
  version: 0,
  previous: null,
  origin: '',
  kind: 'live',
  replaces: null,
  threshold: 1,
  persons: [],
  keys: [],
  grants: [],
  sealers: [],
  people: '',
  effectiveAt: null,
};

const emptyRecord: RecordView = {
  fingerprint: '',
  origin: '',
  kind: 'live',
  roots: [],
  people: new Map(),
  statements: [],
  checkpoints: [],
  missing: [],
  blobs: new Map(),
};
