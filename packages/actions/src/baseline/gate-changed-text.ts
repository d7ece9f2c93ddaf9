import { epochSeconds, parseResolvedGate, type ResolvedGate, spanInWords } from '@sallyport/gate';
import type { Instant, PersonId, RecordView, Sha256, StatementOf } from '@sallyport/record';
import { printable } from '../printable.ts';
import { gateChanges } from './gate-changes.ts';

interface Agreed {
  readonly statement: StatementOf<'gate'>;
  readonly by: readonly PersonId[];
  /** When the last signature that it needed was made, as its signer says. */
  readonly at: Instant;
}

/**
 * How long ago the gate became what it is and what it says since then, for whoever opens a poll or decides: a gate that
 * was weakened an hour before must be seen by those who look at the verdict alone (attack 17). It is compared with the
 * one before it and, so that nobody hides a change behind a smaller one, with the last of the phase before, or the first
 * of this one.
 */
export function gateChangedText(record: RecordView, baseline: Sha256, now: Instant): readonly string[] {
  const agreed = agreedBaselines(record);
  const last = agreed.findIndex(({ statement }) => statement.digest === baseline);
  let first = last;
  while (first > 0 && isSame(agreed[first - 1], agreed[last])) first -= 1;
  const [since, before] = [agreed[first], agreed[first - 1]];
  if (since === undefined) return [];
  const ago = (each: Agreed) => `${spanInWords(Math.max(0, epochSeconds(now) - epochSeconds(each.at)))} ago`;
  const whose = `baseline ${since.statement.digest.slice(0, 12)}, signed by ${since.by.join(' and ')}`;
  if (before === undefined)
    return [`The gate is as it was first agreed ${ago(since)} (${whose}); there is no earlier one to compare it with.`];
  const lines = [`The gate changed ${ago(since)} (${whose}):`, ...changesBetween(record, before, since)];
  const { phase } = since.statement.header;
  const earlier = agreed.slice(0, first);
  const origin = earlier.findLast((each) => each.statement.header.phase !== phase) ?? earlier[0];
  if (origin === undefined || origin === before) return lines;
  const which = origin.statement.header.phase === phase ? 'the first of this phase' : 'the last of the phase before';
  return [...lines, `Against ${which}, agreed ${ago(origin)}:`, ...changesBetween(record, origin, since)];
}

/** What a proposed baseline changes against the one that was agreed last; nothing where there is none. */
export function proposedChanges(record: RecordView, proposal: Sha256): readonly string[] {
  const statement = record.statements.find((each) => each.digest === proposal);
  const before = agreedBaselines(record).findLast((each) => each.statement.digest !== proposal);
  if (statement?.type !== 'gate' || before === undefined) return [];
  const head = `Against the baseline before it (${before.statement.digest.slice(0, 12)}):`;
  return [head, ...changesBetween(record, before, { statement })];
}

type Sealed = Pick<Agreed, 'statement'>;

function changesBetween(record: RecordView, before: Sealed, after: Sealed): readonly string[] {
  const [then, today] = [before.statement.body, after.statement.body];
  const [old, now] = [sealedGate(record, then.resolved), sealedGate(record, today.resolved)];
  if (old === null || now === null) return ['  one of the two cannot be read, so that they cannot be compared'];
  const more = (facets: readonly string[], than: readonly string[]) => facets.filter((facet) => !than.includes(facet));
  const lines = [
    ...gateChanges(old, now),
    ...more(then.facets, today.facets).map((facet) => `${facet} is looked at by no probe any more`),
    ...more(today.facets, then.facets).map((facet) => `${facet} is looked at by a probe now`),
  ];
  return lines.length === 0 ? ['  nothing that counts'] : lines.map((line) => `  ${printable(line)}`);
}

function isSame(left: Agreed | undefined, right: Agreed | undefined): boolean {
  const text = (agreed: Agreed | undefined) =>
    agreed && [agreed.statement.body.resolved, ...agreed.statement.body.facets].join(' ');
  return text(left) === text(right);
}

/** Baselines that two persons signed (one in a project of one), of every phase, in the order of the record. */
function agreedBaselines(record: RecordView): readonly Agreed[] {
  const needed = Math.min(2, record.roots.at(-1)?.persons.length ?? 2);
  // What others say of it takes nothing back: they could hide a baseline from this comparison.
  const withdrawn = (digest: Sha256, author: PersonId) =>
    record.statements.some(
      (each) => each.type === 'withdraw' && each.body.statement === digest && each.header.author.person === author,
    );
  return record.statements.flatMap((statement): readonly Agreed[] => {
    const { person } = statement.header.author;
    if (statement.type !== 'gate' || statement.standing !== 'good' || person === null) return [];
    if (withdrawn(statement.digest, person)) return [];
    const signed = new Map<PersonId, Instant>([[person, statement.header.time]]);
    for (const each of record.statements) {
      if (each.type !== 'signoff' || each.body.purpose !== 'co-signature' || each.standing !== 'good') continue;
      const answer = each.body.entries.find(({ about }) => about === statement.digest)?.answer;
      const by = each.header.author.person;
      if (by === null || by === person || answer === undefined) continue;
      if (answer === 'accepted') signed.set(by, each.header.time);
      else signed.delete(by);
    }
    const times = [...signed.values()].sort();
    return signed.size < needed ? [] : [{ statement, by: [...signed.keys()], at: times[needed - 1] ?? '' }];
  });
}

/** The gate as sealed, or null: whoever proposed it chose the bytes. */
function sealedGate(record: RecordView, resolved: Sha256): ResolvedGate | null {
  const blob = record.blobs.get(resolved);
  try {
    return blob ? parseResolvedGate(JSON.parse(new TextDecoder().decode(blob))) : null;
  } catch {
    // What cannot be read is said to be so where the two are compared.
    return null;
  }
}
