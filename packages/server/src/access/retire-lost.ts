import { type Credential, endSessions, retireCredentials } from '@sallyport/store';
import type { Access } from './access.ts';

/**
 * Where the trust root retired a signing passkey, everything that was made with it or before it retires here too, and all
 * sessions of its person end: whoever found the lost device is out. True where that happened.
 */
export async function retireLost(
  { store, now }: Access,
  person: string,
  passkeys: readonly Credential[],
  retiredKeys: readonly string[],
): Promise<boolean> {
  const lost = passkeys.filter(
    ({ purpose, fingerprint }) => purpose === 'signing' && retiredKeys.includes(fingerprint),
  );
  const last = lost
    .map(({ created }) => created)
    .toSorted()
    .at(-1);
  if (last === undefined) return false;
  // The two passkeys of a link are kept in one moment, so this takes the login passkey with its partner.
  const stay = passkeys.filter(({ created }) => created > last).map(({ id }) => id);
  await retireCredentials(store, person, now(), stay);
  await endSessions(store, person, now());
  return true;
}
