import type { Invitation, Registration } from '@sallyport/server/contract';
import { refusedBy } from './ask-passkey.ts';
import { fromBase64Url, toBase64Url } from './bytes.ts';
import { passkeyFingerprint } from './passkey-fingerprint.ts';

export interface MadePasskey {
  readonly registration: Registration;
  /** Computed here; null for a kind of key whose OpenSSH form this page does not know. */
  readonly fingerprint: string | null;
}

/**
 * Makes one passkey as the invitation asks for it. Only the one that logs in has to be found without a name: a device that
 * listed both would offer the wrong one at the login. Throws WEB_PASSKEY_REFUSED.
 */
export async function makePasskey(asked: Invitation['signing'], purpose: 'login' | 'signing'): Promise<MadePasskey> {
  const residentKey = purpose === 'login' ? 'required' : 'discouraged';
  const answer = await navigator.credentials
    .create({
      publicKey: {
        challenge: fromBase64Url(asked.challenge),
        rp: { id: asked.rpId, name: 'Sallyport' },
        user: { id: fromBase64Url(asked.userHandle), name: asked.userName, displayName: asked.displayName },
        pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: asked.exclude.map((id) => ({ type: 'public-key', id: fromBase64Url(id) })),
        authenticatorSelection: { residentKey, userVerification: 'required' },
        attestation: 'none',
        timeout: 180_000,
      },
    })
    .catch((cause: unknown) => {
      throw refusedBy(cause);
    });
  if (!(answer instanceof PublicKeyCredential) || !(answer.response instanceof AuthenticatorAttestationResponse)) {
    throw refusedBy(null);
  }
  const { response } = answer;
  const spki = response.getPublicKey();
  return {
    registration: {
      credential: toBase64Url(answer.rawId),
      clientDataJSON: toBase64Url(response.clientDataJSON),
      authenticatorData: toBase64Url(response.getAuthenticatorData()),
    },
    fingerprint: spki === null ? null : await passkeyFingerprint(spki, response.getPublicKeyAlgorithm(), asked.rpId),
  };
}
