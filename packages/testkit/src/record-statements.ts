import {
  type Bodies,
  canonicalize,
  type EvidenceEntry,
  type Instant,
  type Json,
  type Sha256,
  type SignoffEntry,
  type Snapshot,
  type StatementType,
  type Subject,
  sha256,
} from '@sallyport/record';
import type { How } from './record-builder.ts';

type Add = <T extends StatementType>(type: T, body: Bodies[T], how?: How) => Promise<Sha256>;
type Some<T extends StatementType> = Partial<Bodies[T]>;

/** One function a kind of statement; whatever a test does not say has a plausible value. */
export interface StatementFunctions {
  readonly gate: (source: string, resolved: string, how?: How & Some<'gate'>) => Promise<Sha256>;
  readonly evidence: (entries: readonly Partial<EvidenceEntry>[], how?: How & Some<'evidence'>) => Promise<Sha256>;
  readonly signoff: (entries: readonly Partial<SignoffEntry>[], how?: How & Some<'signoff'>) => Promise<Sha256>;
  /** Accepts a proposal (root, baseline, waiver, deviation) by its digest. */
  readonly cosign: (proposal: Sha256, how?: How & Some<'signoff'>) => Promise<Sha256>;
  readonly waiver: (body: Some<'waiver'>, how?: How) => Promise<Sha256>;
  readonly deviation: (body: Some<'deviation'>, how?: How) => Promise<Sha256>;
  readonly kickoff: (body: Pick<Bodies['kickoff'], 'invited'> & Some<'kickoff'>, how?: How) => Promise<Sha256>;
  readonly poll: (body: Pick<Bodies['poll'], 'kickoff' | 'stations'> & Some<'poll'>, how?: How) => Promise<Sha256>;
  readonly vote: (body: Pick<Bodies['vote'], 'roles' | 'answer'> & Some<'vote'>, how?: How) => Promise<Sha256>;
  readonly paper: (text: string, body?: Some<'paper'>, how?: How) => Promise<Sha256>;
  readonly decision: (body: Some<'decision'>, how?: How) => Promise<Sha256>;
  readonly hold: (body: Pick<Bodies['hold'], 'decision'> & Some<'hold'>, how?: How) => Promise<Sha256>;
  readonly resume: (body: Pick<Bodies['resume'], 'holds' | 'role'> & Some<'resume'>, how?: How) => Promise<Sha256>;
  readonly withdraw: (statement: Sha256, body?: Some<'withdraw'>, how?: How) => Promise<Sha256>;
}

const SOME_DIGEST = sha256('something under test');
const COMMIT = sha256('a commit').slice(0, 40);

export const emptySnapshot: Snapshot = {
  candidate: SOME_DIGEST,
  materials: COMMIT,
  baseline: SOME_DIGEST,
  substances: {},
  subjects: {},
  about: {},
  deliverables: {},
  relief: [],
};

/** What a statement is about, for statements whose test does not care. */
export function subjectOf<T extends StatementType>(type: T, body: Bodies[T], record: Sha256): readonly Subject[] {
  if (type === 'trust') return [{ name: 'root', digest: { sha256: sha256(canonicalize(body as unknown as Json)) } }];
  if (type === 'gate') {
    const { path, source } = body as Bodies['gate'];
    return [{ name: path, digest: { sha256: source } }];
  }
  if (type === 'paper') {
    const { path, bytes } = body as Bodies['paper'];
    return [{ name: path, digest: { sha256: bytes } }];
  }
  return [{ name: 'record', digest: { sha256: record } }];
}

export function statementFunctions(builder: {
  readonly add: Add;
  readonly blob: (bytes: string) => Sha256;
  readonly now: () => Instant;
}): StatementFunctions {
  const { add, blob, now } = builder;

  function signoff(entries: readonly Partial<SignoffEntry>[], how: How & Some<'signoff'> = {}): Promise<Sha256> {
    const meaning = how.meaning ?? 'I have read this and accept it.';
    const body: Bodies['signoff'] = {
      purpose: how.purpose ?? 'criterion',
      meaning,
      shown: how.shown ?? blob(`${meaning}\n${entries.map(({ about }) => about).join('\n')}\n`),
      opened: how.opened ?? [],
      entries: entries.map((entry) => ({
        about: 'A1',
        role: null,
        answer: 'accepted',
        reason: null,
        substance: SOME_DIGEST,
        ...entry,
      })),
    };
    return add('signoff', body, how);
  }

  return {
    gate: (source, resolved, how = {}) =>
      add(
        'gate',
        {
          path: how.path ?? 'sallyport.yaml',
          source: blob(source),
          profiles: how.profiles ?? [],
          resolved: blob(resolved),
          profile: how.profile ?? { name: 'closed-test', version: '1' },
          rules: how.rules ?? 'rules-1',
          facets: how.facets ?? [],
          commit: how.commit ?? COMMIT,
        },
        how,
      ),
    evidence: (entries, how = {}) =>
      add(
        'evidence',
        {
          tool: how.tool ?? 'sallyport 0.1.0',
          rules: how.rules ?? 'rules-1',
          materials: how.materials ?? COMMIT,
          candidate: how.candidate ?? null,
          entries: entries.map((entry) => evidenceEntry(entry, now())),
        },
        how,
      ),
    signoff,
    cosign: (proposal, how = {}) =>
      signoff([{ about: proposal, substance: proposal }], {
        purpose: 'co-signature',
        meaning: 'I co-sign this proposal.',
        ...how,
      }),
    waiver: (body, how) =>
      add(
        'waiver',
        {
          criterion: 'D2',
          facet: 'staging.exposure@static',
          findings: [SOME_DIGEST],
          reason: 'The port is closed by the firewall until the test ends.',
          expires: '2027-01-31T00:00:00Z',
          ...body,
        },
        how,
      ),
    deviation: (body, how) =>
      add('deviation', { criterion: 'H1', weakening: SOME_DIGEST, reason: 'No client.', expires: null, ...body }, how),
    kickoff: (body, how) =>
      add('kickoff', { title: 'Kickoff', chair: body.invited[0] ?? 'ada', agenda: ['Roll call'], ...body }, how),
    poll: (body, how) =>
      add('poll', { opened: now(), deadline: '2027-01-31T00:00:00Z', snapshot: emptySnapshot, ...body }, how),
    vote: (body, how) =>
      add(
        'vote',
        { poll: null, reason: body.answer === 'go' ? null : 'It is not ready.', snapshot: null, ...body },
        how,
      ),
    paper: (text, body = {}, how = {}) => {
      const bytes = blob(text);
      const path = body.path ?? 'docs/progress.md';
      return add('paper', { kind: 'log', path, bytes, templates: '1', parts: [], body: bytes, ...body }, how);
    },
    decision: (body, how) => add('decision', { ...plainDecision(now()), ...body }, how),
    hold: (body, how) => add('hold', { reason: 'Redis is reachable.', criteria: ['D2'], ...body }, how),
    resume: (body, how) => add('resume', { reason: 'The port is closed again.', ...body }, how),
    withdraw: (statement, body, how) =>
      add('withdraw', { statement, lost: false, reason: 'I was mistaken.', ...body }, how),
  };
}

function evidenceEntry(entry: Partial<EvidenceEntry>, at: Instant): EvidenceEntry {
  return {
    criterion: 'D2',
    facet: 'staging.exposure@static',
    vantage: 'tree',
    subject: SOME_DIGEST,
    observedAt: at,
    result: 'Passed',
    summary: 'Nothing is reachable that should not be.',
    findings: [],
    coverage: { looked: 1, total: 1, unit: 'services' },
    facts: {},
    previous: [],
    ...entry,
  };
}

function plainDecision(at: Instant): Bodies['decision'] {
  return {
    verdict: 'HOLD',
    semantics: '1',
    poll: null,
    at,
    log: { size: 0, root: SOME_DIGEST },
    snapshot: emptySnapshot,
    counted: [],
    notCounted: [],
    missingRoles: [],
    reasons: ['Nobody has voted.'],
    duty: { grade: 'A', notes: [] },
    offline: false,
    branch: 'main',
    message: 'Open the closed test',
  };
}
