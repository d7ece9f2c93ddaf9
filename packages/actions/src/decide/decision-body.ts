import {
  enumerate,
  evaluate,
  type Facts,
  type Judgement,
  resolvedDigest,
  semanticsVersion,
  takeSnapshot,
} from '@sallyport/gate';
import type { DecisionBody } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';

/** The decision as it will be signed, computed from the sealed record and today's subjects. */
export function decisionBody(
  session: Founded,
  facts: Facts,
  offline: boolean,
): { readonly body: DecisionBody; readonly judgement: Judgement } {
  const judgement = evaluate(facts);
  const baseline = judgement.baseline;
  const sealed = session.record.statements.find((each) => each.digest === baseline?.statement);
  if (!baseline || sealed?.type !== 'gate' || sealed.body.resolved !== resolvedDigest(facts.gate)) {
    // A decision must be computable again from the sealed gate; over another gate file it could not be.
    throw new ActionError(
      'CLI_NO_BASELINE',
      'The gate file has no baseline as it stands, so nothing could be computed again later.',
      { command: 'sallyport baseline' },
    );
  }
  const checkpoint = session.record.checkpoints.at(-1);
  if (!checkpoint)
    throw new ActionError('CLI_NOT_READY', 'The record has no checkpoint.', { command: 'sallyport seal' });
  if (session.record.statements.some((each) => each.index === null)) {
    // What the decision rests on is what its log holds, and replay refuses anything else.
    throw new ActionError('CLI_NOT_READY', 'A statement arrived while this was being decided. Decide again.', {
      command: 'sallyport decide',
    });
  }
  const body: DecisionBody = {
    verdict: judgement.verdict,
    semantics: semanticsVersion,
    poll: judgement.poll?.statement ?? null,
    at: facts.now,
    log: { size: checkpoint.size, root: checkpoint.root },
    snapshot: takeSnapshot(facts, judgement),
    ...enumerate(judgement, session.record),
    reasons: judgement.blockers
      .slice(0, 100)
      .map((each) => `${each.criterion ?? 'rule'}: ${each.reason}`.slice(0, 500)),
    duty: judgement.duty,
    offline: offline || session.repository.remotes.length === 0,
    branch: session.gate.git.branch,
    message: session.gate.git.message,
  };
  return { body, judgement };
}
