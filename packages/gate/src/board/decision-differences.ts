import type { RecordView, Sha256 } from '@sallyport/record';
import { citations, type StatementOfView } from './citations.ts';
import { enumerate } from './enumeration.ts';
import type { Facts } from './facts.ts';
import { epochSeconds } from './instant.ts';
import type { Judgement } from './judgement.ts';
import { clockToleranceSeconds } from './semantics.ts';
import { takeSnapshot } from './snapshot.ts';

type Decision = StatementOfView<'decision'>;

/**
 * What a decision says that the record as its author saw it does not give, in words. Reasons and notes are sentences
 * for people and may be worded anew; what was counted, what was not and who was missing may not differ.
 */
export function decisionDifferences(
  view: RecordView,
  decision: Decision,
  facts: Facts,
  judgement: Judgement,
): readonly string[] {
  const { body } = decision;
  const differences: string[] = [];
  if (judgement.verdict !== body.verdict) {
    differences.push(`it says ${body.verdict}, the record gives ${judgement.verdict}`);
  }
  if ((judgement.poll?.statement ?? null) !== body.poll) differences.push('it rests on another poll');
  if (judgement.duty.grade !== body.duty.grade) differences.push('the duty grade differs');
  const snapshot = takeSnapshot(facts, judgement);
  const ids = new Set([...Object.keys(snapshot.substances), ...Object.keys(body.snapshot.substances)]);
  for (const id of [...ids].sort()) {
    if (snapshot.substances[id] !== body.snapshot.substances[id]) {
      differences.push(`${id} rests on something else than the decision says`);
    }
  }
  if (!same(snapshot.relief, body.snapshot.relief)) differences.push('the relief in force differs');
  const past = facts.record ? enumerate(judgement, facts.record) : null;
  if (past) {
    differences.push(...listed('counts', past.counted, body.counted));
    differences.push(...listed('leaves uncounted', past.notCounted.map(digestOf), body.notCounted.map(digestOf)));
    if (!same(past.missingRoles, body.missingRoles)) differences.push('the roles that did not say GO differ');
  }
  return [...differences, ...timeAndLog(view, decision), ...logAndSight(view, decision)];
}

/** A decision dated back would make stale evidence fresh, so it is not earlier than the seal over what it rests on. */
function timeAndLog(view: RecordView, { body, header }: Decision): readonly string[] {
  const differences: string[] = [];
  const at = epochSeconds(body.at);
  const checkpoint = view.checkpoints.find((each) => each.size === body.log.size);
  if (checkpoint?.root !== body.log.root)
    differences.push(`it names a log of ${body.log.size} lines that nobody sealed`);
  if (checkpoint && at < epochSeconds(checkpoint.time) - clockToleranceSeconds) {
    differences.push('it claims a time before its log was sealed');
  }
  if (Math.abs(epochSeconds(header.time) - at) > clockToleranceSeconds) {
    differences.push('it was computed for another time than it was signed at');
  }
  return differences;
}

/**
 * Whoever decides chooses what to cite, so the log that the decision names tells what had to be seen: all of its lines,
 * and nothing else. Without this a GO could pass over a no-go by not citing it.
 */
function logAndSight(view: RecordView, { digest, body }: Decision): readonly string[] {
  const seen = citations(view).ancestors(digest);
  return view.statements.flatMap((each) => {
    const inLog = each.index !== null && each.index < body.log.size;
    if (inLog === seen.has(each.digest)) return [];
    return inLog
      ? [`it leaves ${short(each.digest)} unseen, which stands in the log that it names`]
      : [`it rests on ${short(each.digest)}, which does not stand in the log that it names`];
  });
}

function listed(verb: string, here: readonly Sha256[], there: readonly Sha256[]): readonly string[] {
  const computed = new Set(here);
  const said = new Set(there);
  return [
    ...here
      .filter((digest) => !said.has(digest))
      .map((digest) => `it hides ${short(digest)}, which the record ${verb}`),
    ...there
      .filter((digest) => !computed.has(digest))
      .map((digest) => `it ${verb} ${short(digest)}, the record does not`),
  ];
}

function digestOf({ statement }: { readonly statement: Sha256 }): Sha256 {
  return statement;
}

function short(digest: Sha256): string {
  return digest.slice(0, 12);
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && [...left].sort().every((each, place) => each === [...right].sort()[place]);
}
