import { authorByKey, type PersonAuthor } from '@sallyport/actions';
import type { PersonId, TrustRoot } from '@sallyport/record';
import { type Credential, listCredentials, type Store } from '@sallyport/store';
import { ServerError } from '../server-error.ts';

/** A person's passkey for signing, and who it stands for in the root in force. */
export interface SigningPasskey {
  readonly credential: string;
  readonly publicKey: string;
  readonly author: PersonAuthor;
}

/**
 * The newest signing passkey of a person that the root lists as active; before the first root, the newest one there is.
 * Throws SERVER_NOT_ALLOWED.
 */
export async function signingPasskey(store: Store, person: PersonId, root: TrustRoot | null): Promise<SigningPasskey> {
  const own = (await listCredentials(store, person)).filter(({ purpose }) => purpose === 'signing').reverse();
  const [first] = own;
  if (first === undefined) {
    throw new ServerError('SERVER_NOT_ALLOWED', 'You have no passkey for signing here.', {
      action: 'Ask for an invitation: with its link you make one.',
    });
  }
  if (root === null) return passkeyOf(first, { person, key: first.fingerprint, roles: [] });
  const listed = own.find(({ fingerprint }) =>
    root.keys.some((key) => key.fingerprint === fingerprint && key.person === person && key.status === 'active'),
  );
  if (listed === undefined) {
    throw new ServerError('SERVER_NOT_ALLOWED', `Your passkey ${first.fingerprint} is not in trust root ${root.version} yet.`, {
      action: 'Somebody who is enrolled proposes the next root with you in it.',
    });
  }
  const { key, roles } = authorByKey(root, listed.fingerprint);
  return passkeyOf(listed, { person, key, roles });
}

function passkeyOf({ id, publicKey }: Credential, author: PersonAuthor): SigningPasskey {
  return { credential: id, publicKey, author };
}
