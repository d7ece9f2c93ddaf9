import { canonicalize, type Namespace, signedData } from '@sallyport/record';
import type { EnrolmentToProve } from '../contract/invitations.ts';
import type { FoundInvitation } from './find-invitation.ts';
import { fingerprintWords } from './fingerprint-words.ts';

/** Where a key proves that its holder asks to be enrolled with it. */
export const enrolmentNamespace: Namespace = 'trust@sallyport.dev';

/**
 * The canonical text that a new key signs, in the form of `sallyport trust request`: the whole request, so that nobody
 * can put another name or role over the key.
 */
export function enrolmentRequest({ invitation, profile }: FoundInvitation, publicKey: string): string {
  const { id: person, name, email } = profile;
  return canonicalize({
    format: 'sallyport-enrolment/v1',
    person,
    name,
    email,
    roles: [...invitation.roles],
    publicKey,
  });
}

/** What the browser asks the signing passkey for. */
export function enrolmentToProve(request: string, fingerprint: string): EnrolmentToProve {
  const message = new TextEncoder().encode(request);
  return {
    request,
    challenge: Buffer.from(signedData(enrolmentNamespace, message)).toString('base64url'),
    fingerprint,
    words: fingerprintWords(fingerprint),
  };
}
