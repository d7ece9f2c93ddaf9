import { RecordError } from '../errors.ts';
import type { Fingerprint } from '../statements/header.ts';
import { parseArmour } from './armour.ts';
import { algorithmFits, verifyPrimitive, verifyPrimitiveAside } from './primitive.ts';
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

/** verifySignature with its arithmetic on a thread of its own: for whoever has others to serve meanwhile. */
export async function verifySignatureAside(
  armour: string,
  message: Uint8Array,
  namespace: string,
): Promise<GoodSignature> {
  const sshsig = parseSshsig(parseArmour(armour));
  const { good, signature, data } = looked(sshsig, () => message, namespace);
  if (!(await verifyPrimitiveAside(sshsig.key, sshsig.algorithm, signature, data()))) throw notByIt();
  return good;
}

/** verifySignature for a parsed SSHSIG. With `known` true only the arithmetic is skipped, none of the other checks. */
export function checkSshsig(
  sshsig: Sshsig,
  message: () => Uint8Array,
  namespace: string,
  known: KnownGood,
): GoodSignature {
  const { good, signature, data } = looked(sshsig, message, namespace);
  if (!known(sshsig) && !verifyPrimitive(sshsig.key, sshsig.algorithm, signature, data())) throw notByIt();
  return good;
}

/** A signature that passed every check but the arithmetic, which is left to be done. */
interface Looked {
  readonly good: GoodSignature;
  readonly signature: Uint8Array;
  /** What was signed. */
  readonly data: () => Uint8Array;
}

function looked(sshsig: Sshsig, message: () => Uint8Array, namespace: string): Looked {
  const { key, algorithm } = sshsig;
  if (sshsig.namespace !== namespace) {
    throw bad(`it was made for namespace ${sshsig.namespace}, and ${namespace} is needed here`);
  }
  if (!algorithmFits(key, algorithm)) throw malformed('signature', `algorithm ${algorithm} does not fit its key`);
  const reader = wireReader(sshsig.signature, 'signature');
  readName(reader);
  const data = (): Buffer => signedData(namespace, message(), sshsig.hash);
  const good = { fingerprint: key.fingerprint, publicKey: key.text, algorithm, hash: sshsig.hash };
  if (key.application === null) {
    const signature = readString(reader);
    expectEnd(reader);
    return { good: { ...good, presence: null }, signature, data };
  }
  const wrapped = unwrapSecurityKey(sshsig, reader, data());
  return { good: { ...good, presence: wrapped.presence }, signature: wrapped.signature, data: () => wrapped.data };
}

function notByIt(): RecordError {
  return bad('it is not by the key it names, or not over these bytes');
}

function bad(why: string): RecordError {
  return new RecordError('RECORD_SIGNATURE_BAD', `The signature is not good: ${why}.`);
}
