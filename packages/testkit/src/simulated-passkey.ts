import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import {
  type Assertion,
  encodeArmour,
  encodeSshsig,
  type Namespace,
  type PublicKey,
  type RegistrationAnswer,
  type Signer,
  signedData,
  wireMpint,
  wireString,
  wireUint32,
} from '@sallyport/record';
import { coseKey } from './cose-key.ts';
import { ecdsaFields, fromFields, part, point } from './keys.ts';

/** How a passkey is used, once or from the beginning. */
export interface PasskeyOptions {
  /** Host the passkey is bound to (WebAuthn's rpId). */
  readonly host?: string;
  /** Page that asks; the host's own by default. */
  readonly origin?: string;
  /** Authenticator flags; 0x05 is present and verified. */
  readonly flags?: number;
  readonly crossOrigin?: boolean;
  /** Keys a browser may append to the client data. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** Replaces WebAuthn's `webauthn.get` or `webauthn.create`. */
  readonly type?: string;
  readonly extensions?: Uint8Array;
  /** Instead of the next number. */
  readonly counter?: number;
}

export interface NewPasskey extends PasskeyOptions {
  /** ES256 by default; RS256 is Windows Hello's. */
  readonly algorithm?: PasskeyAlgorithm;
}

export type PasskeyAlgorithm = 'ES256' | 'RS256';

export interface SimulatedPasskey {
  readonly signer: Signer;
  readonly publicKey: PublicKey;
  readonly credentialId: Buffer;
  /** The same passkey used in another way: other flags, page or client data. */
  readonly with: (options: PasskeyOptions) => Signer;
  /** What `navigator.credentials.get` answers to these bytes, a signature in DER where it is ECDSA. */
  readonly assert: (challenge: Uint8Array, options?: PasskeyOptions) => Assertion;
  /** What `navigator.credentials.create` answers to these bytes. */
  readonly register: (challenge: Uint8Array, options?: PasskeyOptions) => RegistrationAnswer;
}

const ATTESTED_DATA = 0x40;

/**
 * A passkey with a real key that answers as a browser does: it signs authenticator data and client data whose challenge
 * is what it is asked; for its signer that is the SSHSIG to-be-signed blob (OpenSSH PROTOCOL.u2f, reference/trust.md
 * section 3).
 */
export function simulatedPasskey(defaults: NewPasskey = {}): SimulatedPasskey {
  const algorithm = defaults.algorithm ?? 'ES256';
  const host = defaults.host ?? 'sign.emberfall.example';
  const privateKey = generate(algorithm);
  const publicKey = publicKeyOf(algorithm, privateKey, host);
  const credentialId = hash('sha256', publicKey.text, 'buffer');
  let count = 0;

  function asked(type: string, challenge: Uint8Array, how: PasskeyOptions) {
    count++;
    const origin = how.origin ?? `https://${host}`;
    const clientData = JSON.stringify({
      type: how.type ?? type,
      challenge: Buffer.from(challenge).toString('base64url'),
      origin,
      crossOrigin: how.crossOrigin ?? false,
      ...how.more,
    });
    const { flags = 0x05, counter = count, extensions = Buffer.alloc(0) } = how;
    return { origin, clientData: Buffer.from(clientData), flags, counter, extensions };
  }

  function answered(challenge: Uint8Array, how: PasskeyOptions) {
    const fields = asked('webauthn.get', challenge, how);
    const { flags, counter, extensions, clientData } = fields;
    const authenticatorData = Buffer.concat([head(host, flags, counter), extensions]);
    return {
      ...fields,
      authenticatorData,
      signed: Buffer.concat([authenticatorData, hash('sha256', clientData, 'buffer')]),
    };
  }

  function signerWith(options: PasskeyOptions): Signer {
    return {
      fingerprint: publicKey.fingerprint,
      publicKey: publicKey.text,
      async sign(namespace: Namespace, message: Uint8Array): Promise<string> {
        const { signed, flags, counter, origin, clientData, extensions } = answered(signedData(namespace, message), {
          ...defaults,
          ...options,
        });
        const [name, value] =
          algorithm === 'ES256'
            ? [`webauthn-${publicKey.type}`, ecdsaFields(signed, privateKey)]
            : [publicKey.type, sign('sha256', signed, privateKey)];
        const signature = Buffer.concat([
          wireString(name),
          wireString(value),
          Buffer.from([flags]),
          wireUint32(counter),
          wireString(origin),
          wireString(clientData),
          wireString(extensions),
        ]);
        return encodeArmour(encodeSshsig({ keyBlob: publicKey.blob, namespace, signature }));
      },
    };
  }

  return {
    publicKey,
    credentialId,
    signer: signerWith({}),
    with: signerWith,
    assert: (challenge, options = {}) => {
      const { authenticatorData, clientData, signed } = answered(challenge, { ...defaults, ...options });
      return { authenticatorData, clientDataJSON: clientData, signature: sign('sha256', signed, privateKey) };
    },
    register: (challenge, options = {}) => {
      const how = { ...defaults, ...options };
      const { clientData, flags, counter, extensions } = asked('webauthn.create', challenge, how);
      const length = Buffer.from([credentialId.length >> 8, credentialId.length & 0xff]);
      const credential = [Buffer.alloc(16), length, credentialId, coseKey(algorithm, privateKey)];
      return {
        authenticatorData: Buffer.concat([head(host, flags | ATTESTED_DATA, counter), ...credential, extensions]),
        clientDataJSON: clientData,
      };
    },
  };
}

function generate(algorithm: PasskeyAlgorithm): KeyObject {
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function publicKeyOf(algorithm: PasskeyAlgorithm, key: KeyObject, host: string): PublicKey {
  const jwk = key.export({ format: 'jwk' });
  if (algorithm === 'RS256') {
    const numbers = [wireMpint(part(jwk, 'e')), wireMpint(part(jwk, 'n'))];
    return fromFields('webauthn-rs256@sallyport.dev', [...numbers, wireString(host)]);
  }
  const fields = [wireString('nistp256'), wireString(point(jwk)), wireString(host)];
  return fromFields('sk-ecdsa-sha2-nistp256@openssh.com', fields);
}

/** Digest of the host, flags, counter: the beginning of all authenticator data. */
function head(host: string, flags: number, counter: number): Buffer {
  return Buffer.concat([hash('sha256', host, 'buffer'), Buffer.from([flags]), wireUint32(counter)]);
}
