import { type GoodAssertion, verifyAssertion } from '@sallyport/record';
import { type Credential, listCredentials, readCredential, useCredential } from '@sallyport/store';
import type { Assertion, LoginOptions } from '../contract/visits.ts';
import type { Standing } from '../gate-port.ts';
import { ServerError } from '../server-error.ts';
import type { Access } from './access.ts';
import { challengeSeconds, newChallenge, takeChallenge } from './challenges.ts';
import { answerBytes } from './passkey-answer.ts';
import { retireLost } from './retire-lost.ts';

/** `POST /api/login/options`. */
export async function loginOptions(access: Access): Promise<LoginOptions> {
  const challenge = await newChallenge(access, 'login', null);
  return { challenge, rpId: access.site.rpId, timeout: challengeSeconds.login * 1000 };
}

/**
 * Whose passkey this is: a login passkey of ours answered a challenge that we sent, on our page, and its user was
 * verified. Throws SERVER_LOGIN_REFUSED.
 */
export async function checkLogin(
  access: Access,
  assertion: Assertion,
  standingOf: (person: string) => Promise<Standing>,
): Promise<Credential> {
  const answer = answerBytes(assertion);
  const challenge = await takeChallenge(access, answer.clientDataJSON, 'login', null);
  if (challenge === null) throw refused('This login took too long or was used before.', 'Log in again.');
  const passkey = await activePasskey(access, assertion.credential, standingOf);
  if (passkey === null) {
    const action = 'Choose another passkey. If it is lost, ask your project manager for a new invitation.';
    throw refused('This passkey is not known here, or it was replaced.', action);
  }
  if (passkey.purpose !== 'login') {
    throw refused('This passkey signs and does not log in.', 'Choose the passkey for logging in.');
  }
  const good = verified(access, passkey, answer, challenge);
  if (!good.userVerified) {
    const action = 'Unlock the passkey with fingerprint, face or PIN when your device asks.';
    throw refused('The passkey did not verify that it was you.', action);
  }
  // A key never changes from one device to several, but a copy could say so to have its counter forgotten.
  if (good.backupEligible !== passkey.backupEligible) {
    throw refused('This passkey says something else about itself than when it was made.', 'Ask for a new invitation.');
  }
  // The counter of a key that may be on several devices says nothing (securo#534), so none is kept of it.
  const counter = good.backupEligible ? 0 : good.counter;
  if (!(await useCredential(access.store, { id: passkey.id, counter, backedUp: good.backedUp }, access.now()))) {
    throw refused('This passkey was used elsewhere at the same moment.', 'Log in again.');
  }
  return passkey;
}

async function activePasskey(
  access: Access,
  id: string,
  standingOf: (person: string) => Promise<Standing>,
): Promise<Credential | null> {
  const { store } = access;
  const passkey = await readCredential(store, id);
  if (passkey === null || passkey.retired !== null) return null;
  const { person } = passkey;
  const { retiredKeys } = await standingOf(person);
  await retireLost(access, person, await listCredentials(store, person), retiredKeys);
  const now = await readCredential(store, id);
  return now?.retired === null ? now : null;
}

function verified(
  { site }: Access,
  { publicKey, counter }: Credential,
  answer: ReturnType<typeof answerBytes>,
  challenge: Buffer,
): GoodAssertion {
  try {
    return verifyAssertion(publicKey, answer, { challenge, origins: [site.origin], rpId: site.rpId, counter });
  } catch (error) {
    throw refused('The answer of the passkey is not good.', 'Log in again, on this page.', error);
  }
}

function refused(message: string, action: string, cause?: unknown): ServerError {
  return new ServerError('SERVER_LOGIN_REFUSED', message, { action, cause });
}
