import { armourOfAssertion, verifySignature } from '@sallyport/record';
import { addCredential, inTransaction, StoreError, saveEnrolment, spendInvitation } from '@sallyport/store';
import type { Assertion } from '../contract/visits.ts';
import { ServerError } from '../server-error.ts';
import type { Access } from './access.ts';
import { enrolmentNamespace } from './enrolment-request.ts';
import type { FoundInvitation } from './find-invitation.ts';
import { answerBytes } from './passkey-answer.ts';
import { dropPending, type PendingEnrolment, readPending } from './pending-enrolment.ts';

/**
 * The signing passkey signed its own enrolment request: spends the link and keeps both passkeys and the proof, all or
 * nothing. Throws SERVER_PASSKEY_REFUSED, or SERVER_INVITATION_USED where another window was faster.
 */
export async function provePossession(
  access: Access,
  { invitation, profile }: FoundInvitation,
  assertion: Assertion,
): Promise<void> {
  const { tokenHash } = invitation;
  const pending = await readPending(access.store, tokenHash);
  if (pending === null) throw refused('No passkeys were made with this link yet', 'Make them first.');
  if (assertion.credential !== pending.signing.id) {
    throw refused('Another passkey answered', 'Choose the one for signing that you made with this link.');
  }
  const proof = proofOf(access, pending, assertion);
  const { request, login, signing } = pending;
  const { fingerprint } = signing;
  const now = access.now();
  const spent = await inTransaction(access.store, async (inside) => {
    if (!(await spendInvitation(inside, tokenHash, now))) return false;
    await addCredential(inside, login, now);
    await addCredential(inside, signing, now);
    await saveEnrolment(inside, { person: profile.id, fingerprint, request, proof, state: 'proved' }, now);
    await dropPending(inside, tokenHash);
    return true;
  }).catch((error: unknown) => {
    if (!(error instanceof StoreError) || error.code !== 'STORE_CONFLICT') throw error;
    // Both were free when they were made; since then another link was proved with one of them.
    throw refused(
      'A passkey belongs to one person and one purpose, and one of these is taken',
      'Make new ones.',
      error,
    );
  });
  if (!spent) {
    throw new ServerError('SERVER_INVITATION_USED', 'This link was used at the same moment in another window.', {
      action: 'Go on there, or log in here with your passkey.',
    });
  }
}

function proofOf({ site }: Access, { request, signing }: PendingEnrolment, assertion: Assertion): string {
  const message = new TextEncoder().encode(request);
  const asked = { namespace: enrolmentNamespace, message };
  let proof: string;
  try {
    proof = armourOfAssertion(signing.publicKey, answerBytes(assertion), asked);
  } catch (error) {
    throw refused('The signature of the passkey is not good', 'Try once more: the link still works.', error);
  }
  // The record lets any page of the passkey's host ask; an enrolment is asked for on ours.
  const { presence } = verifySignature(proof, message, enrolmentNamespace);
  if (presence?.page?.origin !== site.origin) {
    throw refused('Another page asked the passkey', 'Open the link on this page.');
  }
  return proof;
}

function refused(message: string, action: string, cause?: unknown): ServerError {
  return new ServerError('SERVER_PASSKEY_REFUSED', `${message}.`, { action, cause });
}
