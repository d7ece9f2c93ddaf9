import { type PublicKey, parsePublicKey } from '../sshsig/public-key.ts';
import { malformed } from '../sshsig/wire.ts';
import { mpintsOfDer } from './ecdsa-der.ts';

/** What `navigator.credentials.get` answers with, as bytes. */
export interface Assertion {
  readonly authenticatorData: Uint8Array;
  readonly clientDataJSON: Uint8Array;
  /** DER for ES256, the bare number for RS256: as authenticators give it. */
  readonly signature: Uint8Array;
}

export interface Passkey {
  readonly key: PublicKey;
  /** The host that it is bound to. */
  readonly rpId: string;
  /** Its algorithm in an SSHSIG. */
  readonly algorithm: string;
}

/** A public key text as that of a passkey, which answers pages. Throws RECORD_SIGNATURE_MALFORMED for any other key. */
export function parsePasskey(publicKey: string): Passkey {
  const key = parsePublicKey(publicKey);
  const rpId = key.application ?? '';
  if (key.type === 'sk-ecdsa-sha2-nistp256@openssh.com') return { key, rpId, algorithm: `webauthn-${key.type}` };
  if (key.type === 'webauthn-rs256@sallyport.dev') return { key, rpId, algorithm: key.type };
  throw malformed('public key', `keys of type ${key.type} are no passkeys`);
}

/** The signature of an assertion as SSH carries it inside its string. Throws RECORD_SIGNATURE_MALFORMED. */
export function sshSignature(key: PublicKey, signature: Uint8Array): Uint8Array {
  return key.primitive.kind === 'ecdsa' ? mpintsOfDer(signature) : signature;
}
