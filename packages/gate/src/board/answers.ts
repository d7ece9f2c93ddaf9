import type { PersonId, RoleId, Sha256, SignoffEntry, SignoffPurpose } from '@sallyport/record';
import type { SignoffView } from './board.ts';
import { ofType, type StatementOfView } from './citations.ts';
import type { Participants } from './participants.ts';
import { boundedTime, isMisdated } from './statement-time.ts';

/** Sign-off entries by what they are about, with the newest answer of each person and role only. */
export interface Answers {
  /** Answers about one thing; `substance` is today's digest of it. */
  about(purpose: SignoffPurpose, about: string, substance: Sha256): readonly TimedAnswer[];
}

export interface TimedAnswer extends SignoffView {
  /** Epoch seconds, bounded by the sealer's clock. */
  readonly at: number;
  /** It claims to be later than its seal: it is shown, and accepts nothing. */
  readonly misdated: boolean;
}

interface Given {
  readonly statement: StatementOfView<'signoff'>;
  readonly entry: SignoffEntry;
  readonly person: PersonId;
}

/**
 * Reads all sign-offs once. A later answer of the same person in the same role replaces the earlier; where two crossed
 * unseen, a rejection counts before an acceptance.
 */
export function answers(people: Participants): Answers {
  const index = new Map<string, Given[]>();
  for (const statement of ofType(people.view, 'signoff')) {
    const { person } = statement.header.author;
    if (person === null) continue;
    for (const entry of statement.body.entries) {
      if (!counts(people, statement, entry.role, entry.answer)) continue;
      const key = `${statement.body.purpose} ${entry.about}`;
      const list = index.get(key) ?? [];
      list.push({ statement, entry, person });
      index.set(key, list);
    }
  }
  return {
    about(purpose, about, substance) {
      const given = index.get(`${purpose} ${about}`) ?? [];
      const kept = given.filter((item) => !given.some((other) => replaces(people, other, item)));
      return kept.map((item) => answerView(people, item, substance));
    },
  };
}

function counts(
  people: Participants,
  statement: StatementOfView<'signoff'>,
  role: RoleId | null,
  answer: 'accepted' | 'rejected',
): boolean {
  if (answer === 'accepted') return people.favourable(statement, role) || isMisdatedAcceptance(people, statement, role);
  return people.unfavourable(statement) && (role === null || people.rolesAtCitation(statement).has(role));
}

/** Kept beside those that count so that its author is told why it does not. */
function isMisdatedAcceptance(
  people: Participants,
  statement: StatementOfView<'signoff'>,
  role: RoleId | null,
): boolean {
  if (!people.sound(statement) || !isMisdated(people.view, statement)) return false;
  return role === null || people.rolesAtCitation(statement).has(role);
}

function replaces(people: Participants, other: Given, item: Given): boolean {
  if (other === item || other.person !== item.person || other.entry.role !== item.entry.role) return false;
  if (other.entry.answer === 'accepted' && isMisdated(people.view, other.statement)) return false;
  if (people.order.reaches(other.statement.digest, item.statement.digest)) return true;
  if (people.order.reaches(item.statement.digest, other.statement.digest)) return false;
  return other.entry.answer === 'rejected' && item.entry.answer === 'accepted';
}

function answerView(people: Participants, { statement, entry, person }: Given, substance: Sha256): TimedAnswer {
  const misdated = entry.answer === 'accepted' && isMisdated(people.view, statement);
  return {
    statement: statement.digest,
    person,
    role: entry.role,
    answer: entry.answer,
    reason: entry.reason,
    time: statement.header.time,
    at: boundedTime(people.view, statement, statement.header.time),
    stands: entry.substance === substance && !misdated,
    misdated,
    presence: people.keyOf(statement.signedBy)?.presence ?? 'key file',
  };
}
