import {
  boolean,
  integer,
  list,
  map,
  nullable,
  object,
  oneOf,
  pattern,
  type Shape,
  sortedSet,
  text,
} from '../shape.ts';
import type {
  Bodies,
  Coverage,
  DecisionBody,
  EvidenceEntry,
  Finding,
  GateBody,
  OpenedDocument,
  PaperBody,
  PollBody,
  SignoffEntry,
  Snapshot,
  StatementType,
  TrustBody,
  TrustKey,
} from './bodies.ts';
import { digest, fingerprint, instant, personId, roleId, runnerId, sortedByName } from './header-shape.ts';

/** Ids of criteria, facets, vantages, versions: short, not empty. */
const name = text(256, 1);
const reason = text(4096, 1);
const commit = pattern(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a full git commit id');
const origin = pattern(
  /^[a-z0-9][a-z0-9.-]{0,126}(?:\/[A-Za-z0-9._~-]{1,64}){0,4}$/,
  'an address such as `a.example/b`',
);
const persons = list(personId, 1, 1024);
const digests = sortedSet(digest);
/** More documents than anyone opens before one answer. */
const MAX_OPENED = 500;

const trustKey = object<TrustKey>({
  fingerprint,
  publicKey: text(4096, 1),
  person: nullable(personId),
  runner: nullable(runnerId),
  actor: oneOf('Human', 'Software', 'Software Assisted'),
  presence: oneOf('proved', 'key file'),
  status: oneOf('active', 'retired', 'compromised'),
  since: nullable(integer(0)),
});

const finding = object<Finding>({
  rule: name,
  severity: oneOf('critical', 'high', 'medium', 'low', 'info'),
  fingerprint: digest,
  place: text(),
  what: text(),
  why: text(),
  fix: text(),
});

const evidenceEntry = object<EvidenceEntry>({
  criterion: name,
  facet: name,
  vantage: name,
  subject: digest,
  observedAt: instant,
  result: oneOf('Passed', 'Failed', 'NeedsReview', 'NotApplicable', 'NotRun', 'Unknown'),
  summary: text(),
  findings: list(finding),
  coverage: object<Coverage>({ looked: integer(0), total: integer(0), unit: text(256) }),
  facts: map(text(256), text()),
  previous: digests,
});

const signoffEntry = object<SignoffEntry>({
  about: text(4096, 1),
  role: nullable(roleId),
  answer: oneOf('accepted', 'rejected'),
  reason: nullable(reason),
  substance: digest,
});

const snapshot = object<Snapshot>({
  candidate: digest,
  materials: text(256),
  baseline: digest,
  substances: map(text(512, 1), digest),
  subjects: map(text(512, 1), digest),
  about: map(text(512, 1), digest),
  deliverables: map(text(512, 1), digest),
  relief: digests,
});

/** The form of every statement's body. The shapes are typed by the contract, so that the two cannot drift apart. */
export const bodyShapes: { readonly [T in StatementType]: Shape<Bodies[T]> } = {
  trust: object<TrustBody>({
    version: integer(1, 1_000_000),
    previous: nullable(digest),
    origin,
    kind: oneOf('live', 'demo'),
    replaces: nullable(digest),
    threshold: integer(1, 1024),
    persons: list(object<TrustBody['persons'][number]>({ id: personId, vouchedBy: personId }), 1, 1024),
    keys: list(trustKey, 1),
    grants: list(object<TrustBody['grants'][number]>({ person: personId, role: roleId })),
    sealers: list(fingerprint, 1, 64),
    people: digest,
  }),
  gate: object<GateBody>({
    path: text(1024, 1),
    source: digest,
    profiles: list(object<GateBody['profiles'][number]>({ path: text(1024, 1), sha256: digest }), 0, 1024),
    resolved: digest,
    profile: object<GateBody['profile']>({ name, version: name }),
    rules: name,
    facets: list(name, 0, 1024),
    commit,
  }),
  evidence: object<Bodies['evidence']>({
    tool: name,
    rules: name,
    materials: text(256),
    candidate: nullable(text(256)),
    entries: list(evidenceEntry, 1),
  }),
  signoff: object<Bodies['signoff']>({
    purpose: oneOf('criterion', 'deliverable', 'acknowledgement', 'minutes', 'co-signature'),
    meaning: text(4096, 1),
    shown: digest,
    opened: sortedByName(object<OpenedDocument>({ name: text(1024, 1), sha256: digest }), 0, MAX_OPENED),
    entries: list(signoffEntry, 1),
  }),
  waiver: object<Bodies['waiver']>({
    criterion: name,
    facet: name,
    findings: list(digest, 1),
    reason,
    expires: instant,
  }),
  deviation: object<Bodies['deviation']>({ criterion: name, weakening: digest, reason, expires: nullable(instant) }),
  kickoff: object<Bodies['kickoff']>({ title: text(4096, 1), chair: personId, invited: persons, agenda: list(text()) }),
  poll: object<PollBody>({
    kickoff: digest,
    opened: instant,
    deadline: instant,
    stations: list(
      object<PollBody['stations'][number]>({ role: roleId, persons: list(personId), needed: integer(0, 1024) }),
    ),
    snapshot,
  }),
  vote: object<Bodies['vote']>({
    poll: nullable(digest),
    roles: list(roleId, 1, 1024),
    answer: oneOf('go', 'no-go'),
    reason: nullable(reason),
    snapshot: nullable(digest),
  }),
  paper: object<PaperBody>({
    kind: oneOf('log', 'minutes', 'deliverables', 'readiness'),
    path: text(1024, 1),
    bytes: digest,
    templates: name,
    parts: list(object<PaperBody['parts'][number]>({ id: name, sha256: digest })),
    body: digest,
  }),
  decision: object<DecisionBody>({
    verdict: oneOf('GO', 'NO-GO', 'HOLD'),
    semantics: name,
    poll: nullable(digest),
    at: instant,
    log: object<DecisionBody['log']>({ size: integer(0), root: digest }),
    snapshot,
    counted: list(digest),
    notCounted: list(object<DecisionBody['notCounted'][number]>({ statement: digest, reason: text() })),
    missingRoles: list(roleId),
    reasons: list(text()),
    duty: object<DecisionBody['duty']>({ grade: oneOf('A', 'B', 'C', 'S'), notes: list(text()) }),
    offline: boolean,
    branch: text(1024, 1),
    message: text(4096, 1),
  }),
  hold: object<Bodies['hold']>({ decision: digest, reason, criteria: list(name) }),
  resume: object<Bodies['resume']>({ holds: list(digest, 1), role: roleId, reason }),
  withdraw: object<Bodies['withdraw']>({ statement: digest, lost: boolean, reason }),
};
