import { boardOf, factsOfDecision, GateError, type Replay, replayDecision, stillMissing } from '@sallyport/gate';
import { ancestors, type RecordView, type VerifiedStatement } from '@sallyport/record';

export type Decision = VerifiedStatement & { readonly type: 'decision' };

export interface DecisionCheck extends Replay {
  /** False where something that it rests on is cited and missing: then nothing can be computed again. */
  readonly complete: boolean;
}

export function decisionsOf(view: RecordView): readonly Decision[] {
  return view.statements.filter((each): each is Decision => each.type === 'decision');
}

/**
 * Computes every decision again from what its author had seen. A decision that cannot be computed is not believed; one
 * that rests on something missing waits for it, since nobody can say whether it was right.
 */
export function checkDecisions(view: RecordView): readonly DecisionCheck[] {
  const missing = stillMissing(view);
  return decisionsOf(view).map((decision) => {
    const seen = new Set([...ancestors(view, decision.digest), decision.digest]);
    const lacking = missing.filter((each) => seen.has(each.citedBy));
    if (lacking.length === 0) return { ...replayed(view, decision), complete: true };
    const differences = lacking.map((each) => `the ${each.what} ${each.digest.slice(0, 12)} is missing`);
    return { ...unbelieved(decision, differences), complete: false };
  });
}

function replayed(view: RecordView, decision: Decision): Replay {
  try {
    const replay = replayDecision(view, decision);
    const { git, phase } = factsOfDecision(view, decision).gate;
    const { branch, message } = decision.body;
    const elsewhere = [
      ...(decision.header.phase === phase.number ? [] : [`it is for another phase than the gate's ${phase.number}`]),
      ...(branch === git.branch ? [] : [`it is for the branch ${branch}, and the gate names ${git.branch}`]),
      ...(message === git.message ? [] : ['it is for another commit message than the gate names']),
    ];
    const differences = [...replay.differences, ...elsewhere];
    return { ...replay, agrees: differences.length === 0, differences };
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    return unbelieved(decision, [`it cannot be computed again (${error.code}): ${error.message}`]);
  }
}

function unbelieved({ digest, body }: Decision, differences: readonly string[]): Replay {
  return { decision: digest, decided: body.verdict, recomputed: 'HOLD', agrees: false, differences };
}

/** The newest decision that still counts: HOLD where two crossed unseen, where it was taken back, or where there is none. */
export function standingVerdict(view: RecordView, checks: readonly DecisionCheck[]): Replay['decided'] {
  const last = decisionsOf(view).at(-1);
  const believed = checks.find((each) => each.decision === last?.digest)?.agrees === true;
  if (!last || !believed) return 'HOLD';
  return boardOf({ ...factsOfDecision(view, last), record: view, now: last.body.at }).decision?.verdict ?? 'HOLD';
}
