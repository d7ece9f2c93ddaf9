import type { EnrolmentToProve, Invitation } from '@sallyport/server/contract';
import { type Bytes, fromBase64Url, reportIt, sameBytes, utf8 } from './bytes.ts';
import { isList, isRecord, plainText, readCanonical } from './canonical.ts';
import { fingerprintWords } from './fingerprint-words.ts';
import { keyFingerprint } from './key-fingerprint.ts';
import { signedBlob } from './signed-blob.ts';
import { SigningError } from './signing-error.ts';

/**
 * Reads the request that a new passkey signs to prove itself, and holds it against the invitation and the key that this
 * browser has just made. Gives the challenge. Throws SigningError.
 */
export async function checkEnrolment(
  toProve: EnrolmentToProve,
  invitation: Pick<Invitation, 'person' | 'name' | 'roles'>,
  fingerprint: string | null,
): Promise<Bytes> {
  const bytes = utf8(toProve.request);
  const request = readCanonical(bytes);
  if (!isRecord(request)) throw refused('it is no request');
  const roles = isList(request['roles']) ? request['roles'].map(plainText).toSorted() : [];
  const wrong = [
    ...(request['format'] === 'sallyport-enrolment/v1' ? [] : ['it is no enrolment request']),
    ...(request['person'] === invitation.person ? [] : [`it enrols ${plainText(request['person'])}`]),
    ...(request['name'] === invitation.name ? [] : ['it carries another name']),
    ...(roles.join(' ') ===
    invitation.roles
      .map(({ id }) => id)
      .toSorted()
      .join(' ')
      ? []
      : ['it asks for other roles']),
    ...((await keyFingerprint(plainText(request['publicKey']))) === toProve.fingerprint
      ? []
      : ['it is of another key']),
    ...(fingerprintWords(toProve.fingerprint) === toProve.words ? [] : ['its words are of another key']),
    ...(fingerprint === null || toProve.fingerprint === fingerprint ? [] : ['it names another key than the new one']),
  ];
  if (wrong.length > 0) throw refused(wrong.join('; '));
  const challenge = await signedBlob('trust@sallyport.dev', bytes);
  if (!sameBytes(challenge, fromBase64Url(toProve.challenge))) throw refused('the passkey would sign something else');
  return challenge;
}

function refused(why: string): SigningError {
  return new SigningError('WEB_NOT_WHAT_WAS_SHOWN', `The request is not what the invitation says: ${why}.`, reportIt);
}
