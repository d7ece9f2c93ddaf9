import type { Fingerprint, Instant, PersonId } from '@sallyport/record';
import type { Selectable } from 'kysely';
import { checkedInstant } from '../border/values.ts';
import { raiseRevision } from '../changes/revision.ts';
import { isAmong } from '../engines/is-among.ts';
import { gathered } from '../gathered.ts';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

export type CredentialPurpose = 'login' | 'signing';

/** A passkey. */
export interface Credential {
  /** Credential id, base64url. */
  readonly id: string;
  readonly purpose: CredentialPurpose;
  readonly person: PersonId;
  /** OpenSSH public key line. */
  readonly publicKey: string;
  /** COSE algorithm: -7 ES256, -257 RS256. */
  readonly algorithm: number;
  readonly fingerprint: Fingerprint;
  readonly rpId: string;
  /** Signature counter of the last use; 0 where the authenticator keeps none. */
  readonly counter: number;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
  readonly created: Instant;
  readonly used: Instant | null;
  readonly retired: Instant | null;
}

export type NewCredential = Omit<Credential, 'created' | 'used' | 'retired'>;

/** Throws STORE_CONFLICT when the id is taken: a credential belongs to one person and one purpose for ever. */
export async function addCredential(queries: Queries, credential: NewCredential, now: Instant): Promise<void> {
  const { publicKey, rpId, backupEligible, backedUp, ...rest } = credential;
  const flags = { backup_eligible: backupEligible ? 1 : 0, backed_up: backedUp ? 1 : 0 };
  const times = { created: checkedInstant(now), used: null, retired: null };
  await inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['people']);
    await inside.db
      .insertInto('credentials')
      .values({ ...rest, public_key: publicKey, rp_id: rpId, ...flags, ...times })
      .execute();
  });
}

/** Retired ones too: who asks looks at `retired`. */
export async function readCredential(queries: Queries, id: string): Promise<Credential | null> {
  const row = await queries.db.selectFrom('credentials').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : credentialOf(row);
}

/** A person's credentials that are not retired, oldest first; null for everybody's. */
export async function listCredentials(queries: Queries, person: PersonId | null): Promise<readonly Credential[]> {
  if (person !== null) return (await gathered(queries, person, credentialsOf)) ?? [];
  const active = queries.db.selectFrom('credentials').selectAll().where('retired', 'is', null);
  return (await active.orderBy('created').orderBy('id').execute()).map(credentialOf);
}

async function credentialsOf(
  queries: Queries,
  persons: readonly string[],
): Promise<ReadonlyMap<string, readonly Credential[]>> {
  const rows = await queries.db
    .selectFrom('credentials')
    .selectAll()
    .where(isAmong(queries.engine, 'person', persons))
    .where('retired', 'is', null)
    .orderBy('created')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows.map(credentialOf), ({ person }) => person);
}

/**
 * Notes a use. False, and nothing is noted, where the credential is retired or unknown or its counter did not rise: a
 * copy of the authenticator is in use (WebAuthn level 3, 7.2 step 22). Zero twice is an authenticator without counter.
 */
export async function useCredential(
  queries: Queries,
  use: { readonly id: string; readonly counter: number; readonly backedUp: boolean },
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await queries.db
    .updateTable('credentials')
    .set({ counter: use.counter, backed_up: use.backedUp ? 1 : 0, used: checkedInstant(now) })
    .where('id', '=', use.id)
    .where('retired', 'is', null)
    .where((eb) => {
      const rises = eb('counter', '<', use.counter);
      return use.counter === 0 ? eb('counter', '=', 0) : rises;
    })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Retires a person's credentials of both purposes, but for those in `except`: the new ones after a loss. */
export async function retireCredentials(
  queries: Queries,
  person: PersonId,
  now: Instant,
  except: readonly string[] = [],
): Promise<number> {
  return inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['people']);
    const active = inside.db
      .updateTable('credentials')
      .set({ retired: checkedInstant(now) })
      .where('person', '=', person)
      .where('retired', 'is', null);
    const asked = except.length === 0 ? active : active.where('id', 'not in', except);
    return Number((await asked.executeTakeFirst()).numUpdatedRows);
  });
}

function credentialOf(row: Selectable<Tables['credentials']>): Credential {
  const { public_key: publicKey, rp_id: rpId, backup_eligible: eligible, backed_up: backedUp, purpose, ...rest } = row;
  return {
    ...rest,
    purpose: purpose === 'signing' ? 'signing' : 'login',
    publicKey,
    rpId,
    backupEligible: eligible === 1,
    backedUp: backedUp === 1,
  };
}
