import { type Registration as NewPasskey, verifyRegistration } from '@sallyport/record';
import { type CredentialPurpose, type NewCredential, readCredential } from '@sallyport/store';
import type { EnrolmentToProve, Registration } from '../contract/invitations.ts';
import { ServerError } from '../server-error.ts';
import type { Access } from './access.ts';
import { takeChallenge } from './challenges.ts';
import { enrolmentRequest, enrolmentToProve } from './enrolment-request.ts';
import type { FoundInvitation } from './find-invitation.ts';
import { keepPending } from './pending-enrolment.ts';

/**
 * Checks both answers of the browser, keeps them with the link, and answers with the request that the signing passkey is
 * to sign. Nothing opens with them yet. Throws SERVER_PASSKEY_REFUSED.
 */
export async function registerPasskeys(
  access: Access,
  found: FoundInvitation,
  answers: { readonly login: Registration; readonly signing: Registration },
): Promise<EnrolmentToProve> {
  const login = await newPasskey(access, found, 'login', answers.login);
  const signing = await newPasskey(access, found, 'signing', answers.signing);
  if (login.id === signing.id || login.fingerprint === signing.fingerprint) {
    throw refused('One passkey was given for both', 'Let your device make two: one logs in, the other signs.');
  }
  const request = enrolmentRequest(found, signing.publicKey);
  await keepPending(access.store, found.invitation.tokenHash, { request, login, signing }, access.now());
  return enrolmentToProve(request, signing.fingerprint);
}

async function newPasskey(
  access: Access,
  { invitation, profile }: FoundInvitation,
  purpose: CredentialPurpose,
  answer: Registration,
): Promise<NewCredential> {
  const clientDataJSON = Buffer.from(answer.clientDataJSON, 'base64url');
  const challenge = await takeChallenge(access, clientDataJSON, `register-${purpose}`, invitation.tokenHash);
  if (challenge === null) {
    throw refused(
      'Making the passkeys took too long, or they were sent before',
      'Open the link again: it still works.',
    );
  }
  const made = verified(access, { clientDataJSON, authenticatorData: answer.authenticatorData }, challenge);
  if (!made.userVerified) {
    throw refused('The passkey did not verify that it was you', 'Use one with fingerprint, face or PIN.');
  }
  const id = made.credentialId.toString('base64url');
  if ((await readCredential(access.store, id)) !== null) {
    throw refused('This passkey is registered already', 'Open the link again and let your device make new ones.');
  }
  return {
    id,
    purpose,
    person: profile.id,
    publicKey: made.publicKey,
    algorithm: made.publicKey.startsWith('webauthn-rs256@') ? -257 : -7,
    fingerprint: made.fingerprint,
    rpId: access.site.rpId,
    // See login.ts: of a key that may be on several devices no counter is kept.
    counter: made.backupEligible ? 0 : made.counter,
    backupEligible: made.backupEligible,
    backedUp: made.backedUp,
  };
}

function verified(
  { site }: Access,
  answer: { readonly clientDataJSON: Buffer; readonly authenticatorData: string },
  challenge: Buffer,
): NewPasskey {
  const authenticatorData = Buffer.from(answer.authenticatorData, 'base64url');
  const { clientDataJSON } = answer;
  const expected = { challenge, origins: [site.origin], rpId: site.rpId };
  try {
    return verifyRegistration({ authenticatorData, clientDataJSON }, expected);
  } catch (error) {
    throw refused('The new passkey cannot be used here', 'Try another device or browser; the link still works.', error);
  }
}

function refused(message: string, action: string, cause?: unknown): ServerError {
  return new ServerError('SERVER_PASSKEY_REFUSED', `${message}.`, { action, cause });
}
