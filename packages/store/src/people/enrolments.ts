import type { Fingerprint, Instant, PersonId } from '@sallyport/record';
import type { Selectable } from 'kysely';
import { checkedInstant } from '../border/values.ts';
import { raiseRevision } from '../changes/revision.ts';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

const states = ['registered', 'proved', 'proposed', 'enrolled', 'withdrawn'] as const;

/** `registered` without proof, `proved` with it, `proposed` in a root that waits for signatures, then `enrolled`. */
export type EnrolmentState = (typeof states)[number];

/** A person's wish to be in the trust root with a key. One a person: a new one takes the place of the last. */
export interface Enrolment {
  readonly person: PersonId;
  readonly fingerprint: Fingerprint;
  /** Canonical enrolment request, exactly as it was signed. */
  readonly request: string;
  /** SSHSIG armour over `request`; null until possession is proved. */
  readonly proof: string | null;
  readonly state: EnrolmentState;
  readonly created: Instant;
  readonly changed: Instant;
}

export type NewEnrolment = Pick<Enrolment, 'person' | 'fingerprint' | 'request' | 'proof' | 'state'>;

export async function saveEnrolment(queries: Queries, enrolment: NewEnrolment, now: Instant): Promise<void> {
  const { person, fingerprint, request, proof, state } = enrolment;
  const row = { fingerprint, request, proof, state, created: checkedInstant(now), changed: now };
  await inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['people']);
    await inside.db
      .insertInto('enrolments')
      .values({ person, ...row })
      .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
      .execute();
  });
}

export async function readEnrolment(queries: Queries, person: PersonId): Promise<Enrolment | null> {
  const row = await queries.db.selectFrom('enrolments').selectAll().where('person', '=', person).executeTakeFirst();
  return row === undefined ? null : enrolmentOf(row);
}

/** All enrolments, by person. */
export async function listEnrolments(queries: Queries): Promise<readonly Enrolment[]> {
  return (await queries.db.selectFrom('enrolments').selectAll().orderBy('person').execute()).map(enrolmentOf);
}

/** Moves from a state to the next: false where somebody else was first, or where the request is another by now. */
export async function moveEnrolment(
  queries: Queries,
  move: Pick<Enrolment, 'person' | 'fingerprint'> & { readonly from: EnrolmentState; readonly to: EnrolmentState },
  now: Instant,
): Promise<boolean> {
  return inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['people']);
    const { numUpdatedRows } = await inside.db
      .updateTable('enrolments')
      .set({ state: move.to, changed: checkedInstant(now) })
      .where('person', '=', move.person)
      .where('fingerprint', '=', move.fingerprint)
      .where('state', '=', move.from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}

function enrolmentOf(row: Selectable<Tables['enrolments']>): Enrolment {
  // The column has a check: another text cannot be in it.
  return { ...row, state: states.find((state) => state === row.state) ?? 'withdrawn' };
}
