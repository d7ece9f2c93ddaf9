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

/** Why the newest decision is not what stands, or null: an exit code that contradicts "decided GO" needs its reason. */
export function whyItFell(
  view: RecordView,
  checks: readonly DecisionCheck[],
  verdict: Replay['decided'],
): string | null {
  const last = decisionsOf(view).at(-1);
  if (!last || last.body.verdict === verdict) return null;
  const name = `decision ${last.digest.slice(0, 12)}`;
  const withdrawal = view.statements.find(
    (each) =>
      each.type === 'withdraw' &&
      !each.body.lost &&
      each.standing !== 'void' &&
      each.body.statement === last.digest &&
      each.header.author.person !== null &&
      each.header.author.person === last.header.author.person,
  );
  if (withdrawal?.type === 'withdraw') {
    const { person } = withdrawal.header.author;
    return `${name} was withdrawn by ${person} (${withdrawal.digest.slice(0, 12)}): ${withdrawal.body.reason}`;
  }
  const check = checks.find((each) => each.decision === last.digest);
  if (check?.complete === false) return `${name} rests on something that is missing`;
  if (check?.agrees === false) return `${name} is not what the record gives`;
  if (stillMissing(view).length > 0) return 'something that the record cites is missing';
  if (last.standing !== 'good') return `${name} was signed by a key that does not count`;
  return `${name} does not stand: it crossed another one unseen, or rests on a baseline that could not be resolved again`;
}
