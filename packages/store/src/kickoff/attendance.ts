import type { Instant, PersonId, Sha256 } from '@sallyport/record';
import { checkedDigest, checkedInstant } from '../border/values.ts';
import { raiseRevision } from '../changes/revision.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

/** Somebody who said "I am here" in the room of a kickoff. Only a vote is attendance that the record knows. */
export interface Attendance {
  readonly person: PersonId;
  readonly time: Instant;
}

/** Notes that a person is here; the first time stays. */
export async function markAttendance(queries: Queries, kickoff: Sha256, person: PersonId, now: Instant): Promise<void> {
  const row = { kickoff: checkedDigest(kickoff), person, time: checkedInstant(now) };
  await inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['kickoff']);
    await inside.db
      .insertInto('attendance')
      .values(row)
      .onConflict((conflict) => conflict.columns(['kickoff', 'person']).doNothing())
      .execute();
  });
}

/** Who is here, in the order of coming. */
export async function listAttendance(queries: Queries, kickoff: Sha256): Promise<readonly Attendance[]> {
  return queries.db
    .selectFrom('attendance')
    .select(['person', 'time'])
    .where('kickoff', '=', kickoff)
    .orderBy('time')
    .orderBy('person')
    .execute();
}
