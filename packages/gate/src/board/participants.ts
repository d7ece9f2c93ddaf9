import {
  type Fingerprint,
  grantStanding,
  type PersonId,
  type RecordView,
  type RoleId,
  type TrustKey,
  type TrustRoot,
  type VerifiedStatement,
} from '@sallyport/record';
import { type Citations, citations, ofType } from './citations.ts';

/** The record as the gate reads it: who may speak, in which role, and which statements were taken back. */
export interface Participants {
  readonly view: RecordView;
  readonly order: Citations;
  readonly root: TrustRoot;
  readonly withdrawn: ReadonlySet<string>;
  readonly solo: boolean;
  holders(role: RoleId): readonly PersonId[];
  keyOf(fingerprint: Fingerprint): TrustKey | undefined;
  /** Roles that the author held at the root the statement cites. */
  rolesAtCitation(statement: VerifiedStatement): ReadonlySet<RoleId>;
  /** Whether a statement in somebody's favour counts: sound key, and the role not taken away unseen. */
  favourable(statement: VerifiedStatement, role: RoleId | null): boolean;
  /** Whether a statement against (no-go, rejection, hold) counts: only a compromised key silences it. */
  unfavourable(statement: VerifiedStatement): boolean;
}

/** Before anybody founded a trust root there is nobody: every role is empty and no statement counts. */
export function participants(record: RecordView | null): Participants {
  const view = record ?? emptyRecord;
  const root = view.roots.at(-1) ?? nobody;
  const order = citations(view);
  const byVersion = new Map(view.roots.map((each) => [each.version, each]));
  const withdrawn = withdrawnStatements(view);

  function rolesAtCitation(statement: VerifiedStatement): ReadonlySet<RoleId> {
    const cited = byVersion.get(statement.header.root?.version ?? 0);
    const { person } = statement.header.author;
    return new Set(cited?.grants.filter((grant) => grant.person === person).map((grant) => grant.role) ?? []);
  }

  return {
    view,
    order,
    root,
    withdrawn,
    solo: root.persons.length === 1,
    rolesAtCitation,
    holders: (role) =>
      [...new Set(root.grants.filter((grant) => grant.role === role).map((grant) => grant.person))].sort(),
    keyOf: (fingerprint) => root.keys.find((key) => key.fingerprint === fingerprint),
    favourable: (statement, role) =>
      statement.standing === 'good' &&
      !withdrawn.has(statement.digest) &&
      (role === null || (rolesAtCitation(statement).has(role) && grantStanding(view, statement, role) === 'good')),
    unfavourable: (statement) => statement.standing !== 'void' && !withdrawn.has(statement.digest),
  };
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

/** Only its author takes a statement back. */
function withdrawnStatements(view: RecordView): ReadonlySet<string> {
  const authors = new Map(view.statements.map((each) => [each.digest, each.header.author.person]));
  const own = ofType(view, 'withdraw').filter(
    (each) => each.standing !== 'void' && authors.get(each.body.statement) === each.header.author.person,
  );
  return new Set(own.map((each) => each.body.statement));
}
