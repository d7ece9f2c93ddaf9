import type { Instant, PersonId, RoleId } from '@sallyport/record';
import type { Selectable } from 'kysely';
import { checkedInstant, fromJsonText, toJsonText } from '../border/values.ts';
import { raiseRevision } from '../changes/revision.ts';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

/** A person as the server knows one. Roles and keys that count stand in the trust root alone. */
export interface PersonProfile {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  /** Roles wished for with the invitation. */
  readonly roles: readonly RoleId[];
  /** null for whom the server's owner set up. */
  readonly invitedBy: PersonId | null;
  readonly created: Instant;
}

/** Adds a person, or changes name, address and wished roles of the one with this id. */
export async function savePerson(
  queries: Queries,
  person: Omit<PersonProfile, 'created'>,
  now: Instant,
): Promise<void> {
  const { id, name, email, invitedBy } = person;
  const said = { name, email, roles: toJsonText([...person.roles]) };
  await inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['people']);
    await inside.db
      .insertInto('people')
      .values({ id, ...said, invited_by: invitedBy, created: checkedInstant(now) })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
      .execute();
  });
}

export async function readPerson(queries: Queries, id: PersonId): Promise<PersonProfile | null> {
  const row = await queries.db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : profileOf(row);
}

/** Everybody, by id. */
export async function listPeople(queries: Queries): Promise<readonly PersonProfile[]> {
  const rows = await queries.db.selectFrom('people').selectAll().orderBy('id').execute();
  return rows.map(profileOf);
}

function profileOf(row: Selectable<Tables['people']>): PersonProfile {
  const { id, name, email, invited_by: invitedBy, created } = row;
  return { id, name, email, roles: fromJsonText(row.roles) as readonly RoleId[], invitedBy, created };
}
