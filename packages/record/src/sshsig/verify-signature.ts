import { RecordError } from '../errors.ts';
import type { Fingerprint } from '../statements/header.ts';
import { parseArmour } from './armour.ts';
import { algorithmFits, verifyPrimitive } from './primitive.ts';
import { type Presence, unwrapSecurityKey } from './security-key.ts';
import { type HashName, parseSshsig, type Sshsig, signedData } from './sshsig.ts';
import { expectEnd, malformed, readName, readString, wireReader } from './wire.ts';

export interface GoodSignature {
  readonly fingerprint: Fingerprint;
  /** `type base64`, without comment. */
  readonly publicKey: string;
  readonly algorithm: string;
  readonly hash: HashName;
  /** null for an ordinary key file, which proves nothing about a person's presence. */
  readonly presence: Presence | null;
}

/** Tells whether the arithmetic for this signature was done before; see VerifiedCache. */
export type KnownGood = (sshsig: Sshsig) => boolean;

/**
 * Whether `armour` is a good signature over `message` in exactly this namespace, and by which key. Says nothing about
 * whether that key may sign. Throws RECORD_SIGNATURE_MALFORMED or RECORD_SIGNATURE_BAD.
 */
export function verifySignature(armour: string, message: Uint8Array, namespace: string): GoodSignature {
  return checkSshsig(
    parseSshsig(parseArmour(armour)),
    () => message,
    namespace,
    () => false,
  );
}

/** verifySignature for a parsed SSHSIG. With `known` true only the arithmetic is skipped, none of the other checks. */
export function checkSshsig(
  sshsig: Sshsig,
  message: () => Uint8Array,
  namespace: string,
  known: KnownGood,
): GoodSignature {
  const { key, algorithm } = sshsig;
  if (sshsig.namespace !== namespace) {
    throw bad(`it was made for namespace ${sshsig.namespace}, and ${namespace} is needed here`);
  }
  if (!algorithmFits(key, algorithm)) throw malformed('signature', `algorithm ${algorithm} does not fit its key`);
  const reader = wireReader(sshsig.signature, 'signature');
  readName(reader);
  const skip = known(sshsig);
  const data = (): Buffer => signedData(namespace, message(), sshsig.hash);
  let presence: Presence | null = null;
  let good: boolean;
  if (key.application === null) {
    const signature = readString(reader);
    expectEnd(reader);
    good = skip || verifyPrimitive(key, algorithm, signature, data());
  } else {
    const wrapped = unwrapSecurityKey(sshsig, reader, data());
    presence = wrapped.presence;
    good = skip || verifyPrimitive(key, algorithm, wrapped.signature, wrapped.data);
  }
  if (!good) throw bad('it is not by the key it names, or not over these bytes');
  return { fingerprint: key.fingerprint, publicKey: key.text, algorithm, hash: sshsig.hash, presence };
}

function bad(why: string): RecordError {
  return new RecordError('RECORD_SIGNATURE_BAD', `The signature is not good: ${why}.`);
}
