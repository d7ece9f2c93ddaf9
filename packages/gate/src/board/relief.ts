import type { PersonId, Sha256, StatementType } from '@sallyport/record';
import type { Criterion, ResolvedGate } from '../definition/resolved-gate.ts';
import type { ReliefView } from './board.ts';
import { ofType, type StatementOfView } from './citations.ts';
import { epochSeconds } from './instant.ts';
import { belongsTo, type Participants } from './participants.ts';
import { clockToleranceSeconds, longestWaiverSeconds } from './semantics.ts';
import { boundedTime } from './statement-time.ts';

/**
 * Who accepted a proposal by a co-signature of their own: person to the statement that says so. A rejection that its
 * author's acceptance has not seen takes it back.
 */
export function coSigners(people: Participants, proposal: Sha256): ReadonlyMap<PersonId, StatementOfView<'signoff'>> {
  const about = ofType(people.view, 'signoff').filter((each) => each.body.purpose === 'co-signature');
  const saying = (answer: 'accepted' | 'rejected') => (each: StatementOfView<'signoff'>) =>
    each.body.entries.some((entry) => entry.about === proposal && entry.answer === answer);
  const rejections = about.filter(saying('rejected')).filter((each) => people.unfavourable(each));
  const signers = new Map<PersonId, StatementOfView<'signoff'>>();
  for (const statement of about.filter(saying('accepted'))) {
    const { person } = statement.header.author;
    const takenBack = rejections.some(
      (each) => each.header.author.person === person && !people.order.reaches(statement.digest, each.digest),
    );
    if (person !== null && !takenBack && people.favourable(statement, null)) signers.set(person, statement);
  }
  return signers;
}

type Relief = StatementOfView<'waiver' | 'deviation'>;

function ofPhase(people: Participants): (statement: Relief) => boolean {
  return (statement) => belongsTo(people.phase, statement);
}

function author(statement: StatementOfView<StatementType>): PersonId {
  return statement.header.author.person ?? '';
}

/**
 * Waivers as they stand at `now` (epoch seconds): requested by one person, approved by another who holds the owner's
 * role, one criterion each, never for a floor criterion or one that forbids it, and not longer than 90 days.
 */
export function waivers(people: Participants, gate: ResolvedGate, now: number): readonly ReliefView[] {
  return ofType(people.view, 'waiver')
    .filter(ofPhase(people))
    .map((waiver) => {
      const criterion = gate.criteria.find((each) => each.id === waiver.body.criterion);
      const approvals = coSigners(people, waiver.digest);
      const approvers = [...approvals].filter(
        ([person, statement]) =>
          (people.solo || person !== author(waiver)) &&
          criterion !== undefined &&
          people.favourable(statement, criterion.owner),
      );
      const [state, why] = waiverState(
        people,
        waiver,
        criterion,
        approvers.length > 0 || soloOwner(people, waiver, criterion),
        now,
      );
      return {
        ...reliefBase(waiver),
        kind: 'waiver' as const,
        approvedBy: approvers.map(([person]) => person),
        state,
        why,
      };
    });
}

/** With one person in the project both signatures may be hers, and are printed as such. */
function soloOwner(people: Participants, relief: Relief, criterion: Criterion | undefined): boolean {
  return people.solo && criterion !== undefined && people.favourable(relief, criterion.owner);
}

function waiverState(
  people: Participants,
  waiver: StatementOfView<'waiver'>,
  criterion: Criterion | undefined,
  approved: boolean,
  now: number,
): readonly [ReliefView['state'], string] {
  if (!people.favourable(waiver, null)) return ['void', 'taken back, or signed with a key that no longer counts'];
  if (!criterion) return ['void', `the gate has no criterion ${waiver.body.criterion}`];
  if (criterion.floor || !criterion.waivable) return ['void', `${criterion.id} cannot be waived`];
  const expires = epochSeconds(waiver.body.expires);
  const since = Math.min(boundedTime(people.view, waiver, waiver.header.time), now + clockToleranceSeconds);
  if (expires - since > longestWaiverSeconds) return ['void', 'it runs for more than 90 days'];
  if (expires <= now) return ['expired', `expired ${waiver.body.expires}`];
  if (!approved) return ['proposed', `needs the approval of another person who holds the role ${criterion.owner}`];
  return ['in force', `until ${waiver.body.expires}`];
}

/** Deviations as they stand: signed by the criterion's owner and another person, bound to one weakening of the gate. */
export function deviations(people: Participants, gate: ResolvedGate, now: number): readonly ReliefView[] {
  return ofType(people.view, 'deviation')
    .filter(ofPhase(people))
    .map((deviation) => {
      const weakening = gate.weakenings.find((each) => each.digest === deviation.body.weakening);
      const criterion = gate.criteria.find((each) => each.id === deviation.body.criterion);
      const signers = new Map<PersonId, StatementOfView<StatementType>>([
        ...coSigners(people, deviation.digest),
        [author(deviation), deviation],
      ]);
      const byOwner = [...signers.values()].some(
        (each) => criterion !== undefined && people.favourable(each, criterion.owner),
      );
      const [state, why] = ((): readonly [ReliefView['state'], string] => {
        if (!people.favourable(deviation, null))
          return ['void', 'taken back, or signed with a key that no longer counts'];
        if (!weakening || weakening.criterion !== deviation.body.criterion)
          return ['void', 'the gate file no longer says this'];
        if (!criterion || criterion.floor) return ['void', `${deviation.body.criterion} allows no deviation`];
        if (deviation.body.expires !== null && epochSeconds(deviation.body.expires) <= now) {
          return ['expired', `expired ${deviation.body.expires}`];
        }
        if (!byOwner) return ['proposed', `needs the signature of ${criterion.owner}, who owns ${criterion.id}`];
        if (signers.size < 2 && !people.solo) return ['proposed', 'needs the signature of another person'];
        return [
          'in force',
          deviation.body.expires === null ? 'while the gate file says so' : `until ${deviation.body.expires}`,
        ];
      })();
      return {
        ...reliefBase(deviation),
        kind: 'deviation' as const,
        approvedBy: [...signers.keys()].filter((person) => person !== author(deviation)),
        state,
        why,
      };
    });
}

function reliefBase(
  statement: Relief,
): Pick<ReliefView, 'statement' | 'criterion' | 'requestedBy' | 'reason' | 'expires'> {
  const { digest, body } = statement;
  return {
    statement: digest,
    criterion: body.criterion,
    requestedBy: author(statement),
    reason: body.reason,
    expires: body.expires,
  };
}

/** Fingerprints that waivers in force cover, by `criterion/facet`. */
export function waivedFindings(
  people: Participants,
  views: readonly ReliefView[],
): ReadonlyMap<string, ReadonlySet<Sha256>> {
  const inForce = new Set(views.filter((view) => view.state === 'in force').map((view) => view.statement));
  const covered = new Map<string, Set<Sha256>>();
  for (const waiver of ofType(people.view, 'waiver')) {
    if (!inForce.has(waiver.digest)) continue;
    const key = `${waiver.body.criterion}/${waiver.body.facet}`;
    const list = covered.get(key) ?? new Set<Sha256>();
    for (const fingerprint of waiver.body.findings) list.add(fingerprint);
    covered.set(key, list);
  }
  return covered;
}
