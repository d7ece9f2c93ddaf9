import { authorByKey, type PersonAuthor, personByKey } from '@sallyport/actions';
import type { Fingerprint, PersonId, TrustRoot } from '@sallyport/record';
import { type Credential, listCredentials } from '@sallyport/store';
import { sshKeygenSigner } from '@sallyport/workspace';
import type { GatePlace } from '../gate/gate-place.ts';
import { ServerError } from '../server-error.ts';

/** The key that a person signs with, and who it stands for in the root in force. */
export interface SigningPasskey {
  /** null where the server holds a demo key for this person. */
  readonly credential: string | null;
  readonly publicKey: string;
  readonly author: PersonAuthor;
}

/**
 * The newest signing passkey of a person that the root lists as active; before the first root, the newest one there is.
 * Throws SERVER_NOT_ALLOWED.
 */
export async function signingPasskey(
  place: GatePlace,
  person: PersonId,
  { root, kind }: { readonly root: TrustRoot | null; readonly kind: 'live' | 'demo' },
): Promise<SigningPasskey> {
  const demo = demoKeyOf(place, kind, person);
  const own = (await listCredentials(place.store, person)).filter(({ purpose }) => purpose === 'signing').reverse();
  const [first] = own;
  if (demo !== null && root !== null && !own.some(({ fingerprint }) => isActive(root, fingerprint, person))) {
    const { publicKey, fingerprint } = await sshKeygenSigner(demo);
    return { credential: null, publicKey, author: personByKey(root, fingerprint) };
  }
  if (first === undefined) {
    throw new ServerError('SERVER_NOT_ALLOWED', 'You have no passkey for signing here.', {
      action: 'Ask for an invitation: with its link you make one.',
    });
  }
  if (root === null) return passkeyOf(first, { person, key: first.fingerprint, roles: [] });
  const listed = own.find(({ fingerprint }) => isActive(root, fingerprint, person));
  if (listed === undefined) {
    throw new ServerError(
      'SERVER_NOT_ALLOWED',
      `Your passkey ${first.fingerprint} is not in trust root ${root.version} yet.`,
      {
        action: 'Somebody who is enrolled proposes the next root with you in it.',
      },
    );
  }
  const { key, roles } = authorByKey(root, listed.fingerprint);
  return passkeyOf(listed, { person, key, roles });
}

function isActive(root: TrustRoot, fingerprint: Fingerprint, person: PersonId): boolean {
  return root.keys.some((key) => key.fingerprint === fingerprint && key.person === person && key.status === 'active');
}

/** Where the key lies that the server holds for a person of a demo; null in anything else, whatever is configured. */
export function demoKeyOf({ demoKeys }: GatePlace, kind: 'live' | 'demo', person: PersonId): string | null {
  return kind === 'demo' ? (demoKeys.get(person) ?? null) : null;
}

function passkeyOf({ id, publicKey }: Credential, author: PersonAuthor): SigningPasskey {
  return { credential: id, publicKey, author };
}
