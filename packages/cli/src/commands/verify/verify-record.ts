import { factsOfDecision, GateError, stillMissing, type Verdict } from '@sallyport/gate';
import { erasedPeoplePath, type RecordView, readRecord, type VerifiedCache } from '@sallyport/record';
import type { Anchors } from './anchors.ts';
import { type BaselineCheck, baselineRefusal, checkBaselines, restsOnDoubt } from './check-baselines.ts';
import { checkDecisions, type Decision, type DecisionCheck, standingVerdict, whyItFell } from './check-decisions.ts';
import { checkPapers, committedDecision, type PaperCheck } from './check-papers.ts';
import { checkTip } from './check-tip.ts';
import type { CommitFinder } from './decision-commit.ts';
import type { Papers } from './papers-beside.ts';
import { type VerdictAt, verdictAt } from './verdict-at.ts';

export interface Verification {
  readonly fingerprint: string;
  readonly origin: string;
  readonly kind: 'live' | 'demo';
  readonly statements: number;
  readonly sealed: number;
  readonly checkpoints: number;
  readonly missing: number;
  /** Trust roots whose names and addresses a tombstone replaced. */
  readonly erased: readonly number[];
  /** Whether a fingerprint or checkpoint known from elsewhere was given. */
  readonly anchored: boolean;
  /** Whether each baseline that took effect seals what its gate file says. */
  readonly baselines: readonly BaselineCheck[];
  readonly decisions: readonly DecisionCheck[];
  readonly papers: readonly PaperCheck[];
  /** What is no refusal and worth knowing: a commit that is not here, a file that changed since. */
  readonly notes: readonly string[];
  /**
   * As decided; HOLD where there is no decision, where two crossed, and where a GO rests on something missing or on a
   * baseline that nobody could resolve again.
   */
  readonly verdict: Verdict;
  /** Why that is not what the newest decision says; null where it is. */
  readonly fell: string | null;
  readonly at: VerdictAt | null;
  /** Why the record is refused; empty where it holds. */
  readonly refused: readonly string[];
}

/**
 * Bytes, signatures, trust and log; then every gate file resolved and every decision computed again; then the papers
 * beside it. Looks at no clock, network or configuration. Throws RecordError where the bytes are refused; `refused` says what else is.
 */
export async function verifyRecord(
  files: ReadonlyMap<string, Uint8Array>,
  papers: Papers | CommitFinder,
  anchors: Anchors,
  verified?: VerifiedCache,
): Promise<Verification> {
  const view = readRecord(files, {
    ...(verified ? { verified } : {}),
    anchor: {
      ...(anchors.root === null ? {} : { root: anchors.root }),
      ...(anchors.after === null ? {} : { after: anchors.after }),
    },
  });
  const baselines = await checkBaselines(view);
  const decisions = checkDecisions(view);
  const { checks, notes, ...committed } = await committedChecks(view, decisions, papers);
  const computable = decisions.at(-1)?.agrees ?? true;
  const standing = judged(() => standingVerdict(view, decisions), 'HOLD');
  const { at: time } = anchors;
  const then = judged(() => (time && computable ? verdictAt(view, time) : null), null);
  const refused = [
    ...baselines.flatMap((each) => baselineRefusal(each) ?? []),
    ...decisions
      .filter((each) => each.complete && !each.agrees)
      .map(
        (each) => `decision ${each.decision.slice(0, 12)} is not what the record gives: ${each.differences.join('; ')}`,
      ),
    ...committed.refused,
    ...checks.flatMap((check) => check.problems.map((problem) => `${check.path}: ${problem}`)),
    ...new Set([...standing.problems, ...then.problems]),
  ];
  const missing = stillMissing(view).length;
  const doubtful = missing > 0 || restsOnDoubt(baselines);
  const verdict = doubtful && standing.value === 'GO' ? 'HOLD' : standing.value;
  const at = time === null ? null : (then.value ?? { time, verdict: 'HOLD' as const, door: 'held', stale: [] });
  return {
    fingerprint: view.fingerprint,
    origin: view.origin,
    kind: view.kind,
    statements: view.statements.length,
    sealed: view.statements.filter((each) => each.index !== null).length,
    checkpoints: view.checkpoints.length,
    missing,
    erased: view.roots.map(({ version }) => version).filter((version) => files.has(erasedPeoplePath(version))),
    anchored: anchors.root !== null || anchors.after !== null,
    baselines,
    decisions,
    papers: checks,
    notes,
    verdict,
    fell: whyItFell(view, decisions, verdict),
    at: at && restsOnDoubt(baselines) ? withheld(at) : at,
    refused,
  };
}

/** What rests on a gate that could not be resolved again is no GO, then as now. */
function withheld(at: VerdictAt): VerdictAt {
  if (at.verdict !== 'GO') return at;
  return { ...at, verdict: 'HOLD', door: at.door === 'open' ? 'held' : at.door };
}

interface CommittedChecks {
  readonly checks: readonly PaperCheck[];
  readonly notes: readonly string[];
  readonly refused: readonly string[];
}

async function committedChecks(
  view: RecordView,
  decisions: readonly DecisionCheck[],
  papers: Papers | CommitFinder,
): Promise<CommittedChecks> {
  const decision = committedDecision(view);
  if (!decision) return { checks: [], notes: [], refused: [] };
  const gate = gateOf(view, decision, decisions);
  if (typeof papers === 'function')
    return { checks: await checkPapers(view, decision, gate, papers), notes: [], refused: [] };
  const found = await papers.find(view, decision);
  const checks = found.papers ? await checkPapers(view, decision, gate, found.papers, found.copy) : [];
  const changed = await found.changedSince(checks.map(({ path }) => path));
  const unsealed = found.tip
    ? await checkTip(
        view,
        checks.map(({ path }) => path),
        found.tip,
      )
    : [];
  return { checks, notes: [...found.notes, ...changed], refused: [...found.refused, ...unsealed] };
}

/** A decision that does not hold says nothing about its gate; then each paper is looked for where it was sealed. */
function gateOf(view: RecordView, decision: Decision, decisions: readonly DecisionCheck[]) {
  const agrees = decisions.find((each) => each.decision === decision.digest)?.agrees === true;
  return agrees ? factsOfDecision(view, decision).gate : null;
}

/** What the gate refuses to compute with stands in the record, so the record is refused; other errors are ours. */
function judged<T>(compute: () => T, otherwise: T): { readonly value: T; readonly problems: readonly string[] } {
  try {
    return { value: compute(), problems: [] };
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    return { value: otherwise, problems: [`nothing can be computed from it (${error.code}): ${error.message}`] };
  }
}
