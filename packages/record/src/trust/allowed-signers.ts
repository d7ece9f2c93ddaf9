import { namespacesOf } from '../namespaces.ts';
import type { TrustBody, TrustKey } from '../statements/bodies.ts';

/**
 * The allowed_signers file of a root, for stock ssh-keygen and git. The same root gives the same bytes everywhere.
 * Retired and compromised keys stay listed, so that what they signed before can still be checked; validity in time is
 * for the record to judge, because ssh would believe whatever date a signature claims.
 */
export function allowedSigners(root: TrustBody): string {
  const sealers = new Set(root.sealers);
  const lines = root.keys
    .filter((key) => isKnownToSsh(key.publicKey))
    .map((key) => `${principal(key)} namespaces="${namespacesOf(key, sealers).join(',')}" ${key.publicKey}\n`);
  return lines.sort().join('');
}

/** ssh-keygen complains of lines with a type that it does not know: what such keys signed is checked as rawAssertion says. */
function isKnownToSsh(publicKey: string): boolean {
  return !publicKey.startsWith('webauthn-rs256@sallyport.dev ');
}

/** The name that `ssh-keygen -I` is given for a key: the person's id, or `runner:` and the runner's. */
export function principal(key: TrustKey): string {
  return key.person ?? `runner:${key.runner}`;
}
