import { parseArmour } from '../sshsig/armour.ts';
import { authenticatorDataOf, readSecurityKeyFields } from '../sshsig/security-key.ts';
import { parseSshsig } from '../sshsig/sshsig.ts';
import { malformed, readName, wireReader } from '../sshsig/wire.ts';
import { parsePasskey } from './assertion.ts';
import { derOfMpints } from './ecdsa-der.ts';

/** A passkey's signature as any tool of cryptography takes it. */
export interface RawAssertion {
  readonly authenticatorData: Buffer;
  readonly clientDataJSON: Buffer;
  /** DER for ES256, the bare number for RS256. */
  readonly signature: Buffer;
  readonly publicKeyPem: string;
}

/**
 * Takes a passkey's signature file apart for tools that do not know SSH signatures, or not those by RS256. Verifies
 * nothing: `openssl dgst -sha256 -verify` does, over the authenticator data and the SHA-256 of the client data, whose
 * challenge whoever checks it compares with `signedData`. Throws RECORD_SIGNATURE_MALFORMED.
 */
export function rawAssertion(armour: string): RawAssertion {
  const sshsig = parseSshsig(parseArmour(armour));
  const { key, algorithm } = parsePasskey(sshsig.key.text);
  if (sshsig.algorithm !== algorithm) throw malformed('signature', 'no page asked for it');
  const reader = wireReader(sshsig.signature, 'signature');
  readName(reader);
  const fields = readSecurityKeyFields(sshsig, reader);
  return {
    authenticatorData: authenticatorDataOf(sshsig, fields),
    clientDataJSON: fields.page?.clientData ?? Buffer.alloc(0),
    signature: key.primitive.kind === 'ecdsa' ? derOfMpints(fields.signature) : fields.signature,
    publicKeyPem: key.key.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
