import type { Instant, PersonId, RoleId, Sha256 } from '@sallyport/record';
import type { Selectable } from 'kysely';
import { checkedDigest, checkedInstant, fromJsonText, toJsonText } from '../border/values.ts';
import { raiseRevision } from '../changes/revision.ts';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

/** A link that works once. The token itself is nowhere in the database. */
export interface Invitation {
  /** SHA-256 of the token. */
  readonly tokenHash: Sha256;
  readonly person: PersonId;
  readonly roles: readonly RoleId[];
  readonly invitedBy: PersonId | null;
  readonly created: Instant;
  readonly expires: Instant;
  readonly opened: Instant | null;
  readonly spent: Instant | null;
  /** A newer invitation of the same person took its place, or it was called back. */
  readonly withdrawn: Instant | null;
}

export type NewInvitation = Pick<Invitation, 'tokenHash' | 'person' | 'roles' | 'invitedBy' | 'expires'>;

/** Adds an invitation; earlier links of the same person stop working. */
export async function addInvitation(queries: Queries, invitation: NewInvitation, now: Instant): Promise<void> {
  const { person, invitedBy } = invitation;
  await inTransaction(queries, async (inside) => {
    await withdrawInvitations(inside, person, now);
    await inside.db
      .insertInto('invitations')
      .values({
        token_hash: checkedDigest(invitation.tokenHash),
        person,
        roles: toJsonText([...invitation.roles]),
        invited_by: invitedBy,
        created: checkedInstant(now),
        expires: checkedInstant(invitation.expires),
        opened: null,
        spent: null,
        withdrawn: null,
      })
      .execute();
  });
}

/** Makes every unspent link of a person stop working. */
export async function withdrawInvitations(queries: Queries, person: PersonId, now: Instant): Promise<void> {
  await inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['people']);
    await inside.db
      .updateTable('invitations')
      .set({ withdrawn: checkedInstant(now) })
      .where('person', '=', person)
      .where('spent', 'is', null)
      .where('withdrawn', 'is', null)
      .execute();
  });
}

/** The invitation in whatever state it is, so that the page can say in words why a link does not work. */
export async function readInvitation(queries: Queries, tokenHash: Sha256): Promise<Invitation | null> {
  const row = await queries.db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : invitationOf(row);
}

/** All invitations, newest first. */
export async function listInvitations(queries: Queries): Promise<readonly Invitation[]> {
  const newestFirst = queries.db.selectFrom('invitations').selectAll().orderBy('created', 'desc');
  return (await newestFirst.orderBy('token_hash').execute()).map(invitationOf);
}

/** Notes when the link was first opened. Opening does not spend it: mail scanners open links. */
export async function noteInvitationOpened(queries: Queries, tokenHash: Sha256, now: Instant): Promise<void> {
  await queries.db
    .updateTable('invitations')
    .set({ opened: checkedInstant(now) })
    .where('token_hash', '=', tokenHash)
    .where('opened', 'is', null)
    .execute();
}

/** Spends the link: true for exactly one caller, however many tabs try, and never after it expired or was withdrawn. */
export async function spendInvitation(queries: Queries, tokenHash: Sha256, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await queries.db
    .updateTable('invitations')
    .set({ spent: checkedInstant(now) })
    .where('token_hash', '=', tokenHash)
    .where('spent', 'is', null)
    .where('withdrawn', 'is', null)
    .where('expires', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function invitationOf(row: Selectable<Tables['invitations']>): Invitation {
  const { token_hash: tokenHash, invited_by: invitedBy, roles, ...rest } = row;
  return { ...rest, tokenHash, invitedBy, roles: fromJsonText(roles) as readonly RoleId[] };
}
