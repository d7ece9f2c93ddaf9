import type { Namespace } from '../signer.ts';
import { encodeArmour } from '../sshsig/armour.ts';
import { encodeSshsig, signedData } from '../sshsig/sshsig.ts';
import { verifySignature } from '../sshsig/verify-signature.ts';
import { checkPresence } from '../sshsig/verify-signoff.ts';
import { wireString, wireUint32 } from '../sshsig/wire.ts';
import { type Assertion, parsePasskey, sshSignature } from './assertion.ts';
import { readSignedData } from './authenticator-data.ts';
import { readClientData } from './client-data.ts';

/** What a passkey was asked to sign: its challenge was `signedData(namespace, message)`. */
export interface AskedToSign {
  readonly namespace: Namespace;
  readonly message: Uint8Array;
}

const WHAT = 'passkey signature';

/**
 * The armoured SSHSIG of a passkey's assertion, as it stands in a record. Nothing comes out that a record would refuse:
 * the signature is verified, and presence, verification and page are those of a sign-off. Whether the key may sign for
 * somebody is for `verifySignoff`. Throws RECORD_SIGNATURE_MALFORMED, RECORD_SIGNATURE_BAD or RECORD_KEY_NOT_ALLOWED.
 */
export function armourOfAssertion(publicKey: string, assertion: Assertion, asked: AskedToSign): string {
  const armour = unverifiedArmour(publicKey, assertion, asked);
  const { presence } = verifySignature(armour, asked.message, asked.namespace);
  checkPresence(presence, parsePasskey(publicKey).key);
  return armour;
}

/**
 * armourOfAssertion for whoever hands what comes out to `verifySignoff` at once, which does all the same again and more:
 * its form, host and challenge are those asked for, and neither the signature nor what it says of its user is looked at.
 */
export function unverifiedArmour(publicKey: string, assertion: Assertion, { namespace, message }: AskedToSign): string {
  const { key, rpId, algorithm } = parsePasskey(publicKey);
  const data = readSignedData(assertion.authenticatorData, rpId, WHAT);
  const challenge = signedData(namespace, message);
  const { origin } = readClientData(assertion.clientDataJSON, { type: 'webauthn.get', challenge }, WHAT);
  const signature = Buffer.concat([
    wireString(algorithm),
    wireString(sshSignature(key, assertion.signature)),
    Buffer.from([data.flags]),
    wireUint32(data.counter),
    wireString(origin),
    wireString(assertion.clientDataJSON),
    wireString(data.rest),
  ]);
  return encodeArmour(encodeSshsig({ keyBlob: key.blob, namespace, signature }));
}
