import { readFileSync } from 'node:fs';
import { boardOf, factsOfDecision, type Replay, replayDecision, type Verdict } from '@sallyport/gate';
import { type RecordView, readRecord, type VerifiedCache } from '@sallyport/record';
import { comparePapers, type PaperCheck } from './compare-papers.ts';
import type { Papers } from './papers-beside.ts';

export interface Verification {
  readonly fingerprint: string;
  readonly origin: string;
  readonly kind: 'live' | 'demo';
  readonly statements: number;
  readonly sealed: number;
  readonly checkpoints: number;
  readonly missing: number;
  /** Whether a fingerprint or checkpoint known from elsewhere was given. */
  readonly anchored: boolean;
  readonly decisions: readonly Replay[];
  readonly papers: readonly PaperCheck[];
  /** The verdict at the asked time, from the last decision's subjects. */
  readonly at: {
    readonly time: string;
    readonly verdict: Verdict;
    readonly door: string;
    readonly stale: readonly string[];
  } | null;
  /** Why the record is refused; empty where it holds. */
  readonly refused: readonly string[];
}

export interface Anchors {
  readonly root: string | null;
  readonly after: string | null;
  readonly at: string | null;
}

/** Bytes, signatures, trust and log; then every decision computed again; then the papers beside it. Throws RecordError. */
export async function verifyRecord(
  files: ReadonlyMap<string, Uint8Array>,
  papers: Papers,
  anchors: Anchors,
  verified?: VerifiedCache,
): Promise<Verification> {
  const after = anchors.after === null ? undefined : readFileSync(anchors.after, 'utf8');
  const view = readRecord(files, {
    ...(verified ? { verified } : {}),
    anchor: { ...(anchors.root ? { root: anchors.root } : {}), ...(after === undefined ? {} : { after }) },
  });
  const decided = view.statements.filter((each) => each.type === 'decision');
  const decisions = decided.map((each) => replayDecision(view, each));
  const checks = await comparePapers(view, papers);
  const refused = [
    ...decisions
      .filter((each) => !each.agrees)
      .map(
        (each) => `decision ${each.decision.slice(0, 12)} is not what the record gives: ${each.differences.join('; ')}`,
      ),
    ...checks.flatMap((check) => check.problems.map((problem) => `${check.path}: ${problem}`)),
  ];
  return {
    fingerprint: view.fingerprint,
    origin: view.origin,
    kind: view.kind,
    statements: view.statements.length,
    sealed: view.statements.filter((each) => each.index !== null).length,
    checkpoints: view.checkpoints.length,
    missing: view.missing.length,
    anchored: anchors.root !== null || anchors.after !== null,
    decisions,
    papers: checks,
    at: anchors.at === null ? null : verdictAt(view, anchors.at),
    refused,
  };
}

/** What merely aged since the decision is said as such: it calls for a look, not for alarm. */
function verdictAt(view: RecordView, time: string): Verification['at'] {
  const last = view.statements.findLast((each) => each.type === 'decision');
  if (last?.type !== 'decision') return { time, verdict: 'HOLD', door: 'closed', stale: [] };
  const board = boardOf({ ...factsOfDecision(view, last), record: view, now: time });
  const stale = board.criteria.filter((each) => each.state === 'stale').map((each) => each.criterion.id);
  return { time, verdict: board.verdict, door: board.door, stale };
}
