import { copyAttributes } from '@sallyport/actions';
import {
  boardOf,
  enumerate,
  type Facts,
  type ResolvedGate,
  resolvedText,
  semanticsVersion,
  snapshotDigest,
  takeSnapshot,
} from '@sallyport/gate';
import { draftPaper, type PaperModel, paperStatementBody, renderParts, replaceParts } from '@sallyport/papers';
import { type Finding, type PaperKind, type RecordView, type Sha256, sha256 } from '@sallyport/record';
import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { openGate } from '@sallyport/workspace/gate-file';

/** A directory as `sallyport decide` commits it: gate file, papers, and the record under `.sallyport/`. */
export interface SmallRecord {
  readonly record: RecordBuilder;
  readonly gate: ResolvedGate;
  /** Paths from the directory's root. */
  readonly beside: ReadonlyMap<string, Uint8Array>;
  readonly decision: Sha256;
}

export interface SmallRecordOptions {
  /** What the team arrives at; GO by default. On HOLD nobody approves the minutes. */
  readonly verdict?: 'GO' | 'NO-GO' | 'HOLD';
  /** A failed observation under a waiver by default. */
  readonly result?: 'Passed' | 'Failed';
  /** Whether the papers get their outcome after a GO. */
  readonly papers?: boolean;
  /** A hold, its resumption, and the withdrawal of that after the decision. */
  readonly afterwards?: boolean;
  /** Each type of statement once and no more, which leaves the minutes unapproved and the verdict at HOLD. */
  readonly once?: boolean;
  /** The form that the baseline seals, and that everything is computed over, made by hand of what the gate file says. */
  readonly forge?: (gate: ResolvedGate) => ResolvedGate;
  /** Whether the baseline seals its profile, as `sallyport baseline` does. */
  readonly profileSealed?: boolean;
}

/** A small profile: one criterion beside those of the floor. */
const profile = `sallyportProfile: 1
name: p
version: "1"
criteria:
  O1: { title: R, owner: security, facets: [documents.set@file], maxAge: P7D, about: [staging] }
`;

const gateFile = `sallyport: 1
extends: ./p.yaml
project: { name: S, origin: s.example }
phase: { number: 7, title: T, outcome: Begun, previous: { number: 6, log: l.md } }
candidate: { version: "1", tag: v1 }
papers: { log: log.md, minutes: minutes.md, deliverables: deliverables.md, readiness: readiness.md }
git: { branch: b, message: Begin. }
roles: { security: {}, legal: {} }
minimumGrade: S
runners: { "*": [seal] }
deliverables: [{ id: "6.1", title: B, owner: legal, files: [b.md], acceptance: c }]
`;

const facet = 'documents.set@file';
const finding: Finding = {
  rule: 'r',
  severity: 'low',
  fingerprint: sha256('finding'),
  place: 'c.yaml:1',
  what: 'open',
  why: 'strangers',
  fix: 'close it',
};

/**
 * Every type of statement, sign-offs with each purpose, four papers drafted and rendered, and everything sealed; with
 * `once` each type a single time. Kept small, since tests change each of its bytes.
 */
export async function smallRecord({
  once = false,
  verdict = once ? 'HOLD' : 'GO',
  result = 'Failed',
  papers = true,
  afterwards = true,
  forge = (gate) => gate,
  profileSealed = true,
}: SmallRecordOptions = {}): Promise<SmallRecord> {
  const opened = await openGate(Buffer.from(gateFile), 'sallyport.yaml', async () => Buffer.from(profile));
  const gate = forge(opened.gate);
  const record = await foundRecord({
    persons: ['a'],
    roles: { security: ['a'], legal: ['a'] },
    runners: [],
    kind: 'demo',
    origin: gate.project.origin,
    start: '2026-11-20T09:00:00Z',
  });
  const verified = new Set<string>();
  const view = (): RecordView => record.view({ verified });
  await record.seal();
  const facts = (): Facts => ({
    gate,
    gateSource: opened.source,
    record: view(),
    builtFacets: new Set([facet]),
    subjects: new Map(['O1', 'I2'].map((id) => [`${id}/${facet}`, sha256('subject')])),
    about: new Map(gate.criteria.map(({ id }) => [id, sha256(`about ${id}`)])),
    deliverables: new Map([['6.1', sha256('build')]]),
    candidate: sha256('candidate'),
    candidateCommit: null,
    materials: '0'.repeat(40),
    now: record.now(),
  });
  const board = () => boardOf(facts());
  const read = { meaning: 'Read.' };
  const findings = result === 'Failed' ? [finding] : [];

  await record.gate(gateFile, resolvedText(gate), {
    profiles: (profileSealed ? opened.profiles : []).map(({ path, bytes }) => ({ path, sha256: record.blob(bytes) })),
    profile: gate.profile,
    facets: [facet],
    commit: '0'.repeat(40),
  });
  for (const { criterion, digest } of gate.weakenings)
    await record.deviation({ criterion, weakening: digest, reason: 'one' });
  const seen = { facet, subject: sha256('subject'), summary: '' };
  await record.evidence(
    [
      { ...seen, criterion: 'O1', result, findings },
      { ...seen, criterion: 'I2' },
    ],
    { by: 'runner:seal' },
  );
  const waiver = await record.waiver({
    criterion: 'O1',
    facet,
    findings: [finding.fingerprint],
    reason: 'soon',
    expires: '2026-12-20T00:00:00Z',
  });
  if (!once) {
    await record.cosign(waiver, read);
    await record.signoff([{ about: 'p.md', role: null }], { ...read, purpose: 'acknowledgement' });
  }
  const asked = board().criteria.flatMap((each) => each.signers.map(({ role }) => ({ role, each })));
  await record.signoff(
    asked.map(({ role, each }) => ({ about: each.criterion.id, role, substance: each.substance })),
    read,
  );
  for (const { id, substance } of once ? [] : board().deliverables)
    await record.signoff([{ about: id, role: 'legal', substance }], { ...read, purpose: 'deliverable' });
  const kickoff = await record.kickoff({ title: 'K', chair: 'a', invited: ['a'], agenda: [] });
  const snapshot = takeSnapshot(facts(), board());
  const poll = await record.poll({
    kickoff,
    stations: gate.callOrder.map((role) => ({ role, persons: ['a'], needed: 1 })),
    snapshot,
    deadline: '2026-11-21T09:00:00Z',
  });
  await record.vote({
    poll,
    roles: ['legal', 'security'],
    answer: verdict === 'NO-GO' ? 'no-go' : 'go',
    snapshot: snapshotDigest(snapshot),
  });
  const model = (): PaperModel => {
    const now = view();
    const checkpoint = now.checkpoints.at(-1);
    return {
      gate,
      board: board(),
      statements: now.statements,
      names: new Map(),
      checkpoint: checkpoint ? { size: checkpoint.size, root: checkpoint.root, time: checkpoint.time } : null,
      // As short as a log can be: the new one follows its structure.
      previousLog: '# L\n',
      branch: gate.git.branch,
      commit: '0'.repeat(40),
    };
  };
  const write = async (kind: PaperKind, before: string | null): Promise<string> => {
    const text = before === null ? draftPaper(kind, model()) : replaceParts(before, renderParts(kind, model()));
    const body = paperStatementBody(kind, gate.papers[kind], text);
    await record.paper(text, body);
    return text;
  };
  const minutes = await write('minutes', null);
  const approved = paperStatementBody('minutes', gate.papers.minutes, minutes).body;
  if (verdict !== 'HOLD')
    await record.signoff([{ about: 'minutes', substance: approved }], { ...read, purpose: 'minutes' });
  await record.seal();
  const decision = await decide(record, facts());
  await record.seal();
  const beside = new Map<string, Uint8Array>([
    ['sallyport.yaml', Buffer.from(gateFile)],
    ['p.yaml', Buffer.from(profile)],
  ]);
  if (verdict === 'GO' && papers) {
    for (const kind of ['log', 'minutes', 'deliverables', 'readiness'] as const) {
      const text = await write(kind, kind === 'minutes' ? minutes : null);
      beside.set(gate.papers[kind], Buffer.from(text));
    }
  }
  if (afterwards) {
    const hold = await record.hold({ decision, criteria: ['O1'], reason: 'open' }, { by: 'runner:seal' });
    const resume = await record.resume({ holds: [hold], role: 'security', reason: 'shut' });
    await record.withdraw(resume, { reason: 'no' });
  }
  await record.seal();
  return { record, gate, beside, decision };
}

async function decide(record: RecordBuilder, facts: Facts): Promise<Sha256> {
  const judgement = boardOf(facts);
  const { record: past } = facts;
  const checkpoint = past?.checkpoints.at(-1);
  if (!past || !checkpoint) throw new Error('There is no record to decide on.');
  const { branch, message } = facts.gate.git;
  return await record.decision({
    verdict: judgement.verdict,
    semantics: semanticsVersion,
    poll: judgement.poll?.statement ?? null,
    at: facts.now,
    log: { size: checkpoint.size, root: checkpoint.root },
    snapshot: takeSnapshot(facts, judgement),
    ...enumerate(judgement, past),
    reasons: [],
    duty: judgement.duty,
    branch,
    message,
  });
}

/** All files by path from the directory's root. */
export function layOut({ record, beside }: Pick<SmallRecord, 'record' | 'beside'>): Map<string, Uint8Array> {
  const files = new Map(beside);
  for (const [path, bytes] of record.files) files.set(`.sallyport/${path}`, bytes);
  files.set('.sallyport/.gitattributes', Buffer.from(copyAttributes));
  return files;
}
