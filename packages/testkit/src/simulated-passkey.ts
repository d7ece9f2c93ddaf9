import { generateKeyPairSync, hash } from 'node:crypto';
import {
  encodeArmour,
  encodeSshsig,
  type Namespace,
  type PublicKey,
  type Signer,
  signedData,
  wireString,
  wireUint32,
} from '@sallyport/record';
import { ecdsaFields, fromFields, point } from './keys.ts';

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
  /** Replaces WebAuthn's `webauthn.get`. */
  readonly type?: string;
  readonly extensions?: Uint8Array;
}

export interface SimulatedPasskey {
  readonly signer: Signer;
  readonly publicKey: PublicKey;
  /** The same passkey used in another way: other flags, page or client data. */
  readonly with: (options: PasskeyOptions) => Signer;
}

/**
 * A passkey with a real P-256 key that answers as a browser does: it signs authenticator data and client data whose
 * challenge is the SSHSIG to-be-signed blob (OpenSSH PROTOCOL.u2f, reference/trust.md section 3).
 */
export function simulatedPasskey(defaults: PasskeyOptions = {}): SimulatedPasskey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const host = defaults.host ?? 'sign.emberfall.example';
  const type = 'sk-ecdsa-sha2-nistp256@openssh.com';
  const ecPoint = point(privateKey.export({ format: 'jwk' }));
  const publicKey = fromFields(type, [wireString('nistp256'), wireString(ecPoint), wireString(host)]);
  let counter = 0;

  function signerWith(options: PasskeyOptions): Signer {
    const how = { ...defaults, ...options };
    return {
      fingerprint: publicKey.fingerprint,
      publicKey: publicKey.text,
      async sign(namespace: Namespace, message: Uint8Array): Promise<string> {
        counter++;
        const origin = how.origin ?? `https://${host}`;
        const challenge = signedData(namespace, message).toString('base64url');
        const clientData = JSON.stringify({
          type: how.type ?? 'webauthn.get',
          challenge,
          origin,
          crossOrigin: how.crossOrigin ?? false,
          ...how.more,
        });
        const flags = Buffer.from([how.flags ?? 0x05]);
        const extensions = how.extensions ?? Buffer.alloc(0);
        const authenticatorData = Buffer.concat([
          hash('sha256', host, 'buffer'),
          flags,
          wireUint32(counter),
          extensions,
        ]);
        const data = Buffer.concat([authenticatorData, hash('sha256', clientData, 'buffer')]);
        const signature = Buffer.concat([
          wireString('webauthn-sk-ecdsa-sha2-nistp256@openssh.com'),
          wireString(ecdsaFields(data, privateKey)),
          flags,
          wireUint32(counter),
          wireString(origin),
          wireString(clientData),
          wireString(extensions),
        ]);
        return encodeArmour(encodeSshsig({ keyBlob: publicKey.blob, namespace, signature }));
      },
    };
  }

  return { publicKey, signer: signerWith({}), with: signerWith };
}
