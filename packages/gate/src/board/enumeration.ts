import type { DecisionBody, RecordView, Sha256 } from '@sallyport/record';
import type { SignoffView } from './board.ts';
import { ofType, type StatementOfView } from './citations.ts';
import type { Judgement } from './judgement.ts';
import { belongsTo, participants } from './participants.ts';
import { isMisdated } from './statement-time.ts';

const datedLater = "dated later than its seal: its clock or the sealer's is wrong";

type Enumeration = Pick<DecisionBody, 'counted' | 'notCounted' | 'missingRoles'>;

/**
 * Every statement of the phase that a decision counted, and every sign-off, vote and relief that it did not with the
 * reason, so that dropping an inconvenient one cannot go unnoticed.
 */
export function enumerate(judgement: Judgement, view: RecordView): Enumeration {
  const counted = new Set<Sha256>();
  const why = new Map<Sha256, string>();
  const answers: readonly SignoffView[] = [
    ...judgement.criteria.flatMap((each) => each.facets.flatMap((facet) => facet.signoffs)),
    ...judgement.deliverables.flatMap((each) => each.signoffs),
    ...judgement.minutes.approvals,
  ];
  const misdated = new Set(view.statements.filter((each) => isMisdated(view, each)).map((each) => each.digest));
  for (const answer of answers) {
    if (answer.stands) counted.add(answer.statement);
    else why.set(answer.statement, misdated.has(answer.statement) ? datedLater : 'what it bound has changed');
  }
  for (const facet of judgement.criteria.flatMap((each) => each.facets))
    for (const digest of facet.evidence) counted.add(digest);
  for (const vote of judgement.poll?.stations.flatMap((station) => station.votes) ?? []) {
    if (vote.counts) counted.add(vote.statement);
    else why.set(vote.statement, vote.why);
  }
  for (const vote of judgement.standingNoGos) counted.add(vote.statement);
  for (const relief of judgement.relief) {
    if (relief.state === 'in force') counted.add(relief.statement);
    else why.set(relief.statement, `${relief.state}: ${relief.why}`);
  }
  for (const digest of [
    judgement.baseline?.statement,
    judgement.kickoff,
    judgement.poll?.statement,
    judgement.minutes.statement,
  ]) {
    if (digest) counted.add(digest);
  }
  const people = participants(view, judgement.phase.number);
  const speaking = [...ofType(view, 'signoff'), ...ofType(view, 'vote')];
  for (const statement of speaking.filter((each) => belongsTo(judgement.phase.number, each))) {
    if (counted.has(statement.digest) || why.has(statement.digest)) continue;
    if (speaksElsewhere(statement) && people.favourable(statement, null)) counted.add(statement.digest);
    else if (misdated.has(statement.digest)) why.set(statement.digest, datedLater);
    else why.set(statement.digest, 'replaced, taken back, or without a role that counts');
  }
  const notCounted = [...why]
    .filter(([digest]) => !counted.has(digest))
    .map(([statement, reason]) => ({ statement, reason }));
  return {
    counted: [...counted].sort(),
    notCounted: notCounted.sort((left, right) => (left.statement < right.statement ? -1 : 1)),
    missingRoles:
      judgement.poll?.stations
        .filter((station) => station.answer !== 'go')
        .map((station) => station.role)
        .sort() ?? [],
  };
}

/** Co-signatures count with what they sign, acknowledgements with the probe that reads them. */
function speaksElsewhere(statement: StatementOfView<'signoff' | 'vote'>): boolean {
  return (
    statement.type === 'signoff' &&
    (statement.body.purpose === 'co-signature' || statement.body.purpose === 'acknowledgement')
  );
}
