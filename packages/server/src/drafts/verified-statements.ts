import { type EncodedStatement, filesBeside } from '@sallyport/actions';
import {
  type Assertion as AssertionBytes,
  type Fingerprint,
  type PersonId,
  parseStatement,
  RecordError,
  statementPath,
  type TrustKey,
  type TrustRoot,
  unverifiedArmour,
  verifySignoffAside,
} from '@sallyport/record';
import type { SignedStatement } from '@sallyport/store';
import type { Assertion } from '../contract/visits.ts';
import { ServerError } from '../server-error.ts';

/** Gives the armoured signature of one statement. */
export type Sign = (statement: EncodedStatement, index: number) => Promise<string>;

/** Signatures that a passkey gave, in the order of the statements, still to be verified. Throws SERVER_SIGNATURE_REFUSED. */
export function byPasskey(publicKey: string, assertions: readonly Assertion[]): Sign {
  return async ({ namespace, message }, index) => {
    const assertion = assertions[index];
    if (assertion === undefined) throw refused('A signature is missing.');
    return unverifiedArmour(publicKey, bytesOf(assertion), { namespace, message });
  };
}

export interface Signing {
  readonly statements: readonly EncodedStatement[];
  readonly person: PersonId;
  /** Root in force; null before the first, which lists its own signer's key. */
  readonly root: TrustRoot | null;
  /** Pages that may ask a passkey. */
  readonly origins: readonly string[];
}

/**
 * Every statement with its signature, verified as the record will: over the exact bytes of the draft, by the person's own
 * active key, with presence and verification of the user on one of our pages. Throws SERVER_SIGNATURE_REFUSED.
 */
export async function verifiedStatements(
  { statements, person, root, origins }: Signing,
  sign: Sign,
): Promise<readonly SignedStatement[]> {
  const keys = root?.keys ?? keysIn(statements);
  const signed: SignedStatement[] = [];
  for (const [index, statement] of statements.entries()) {
    const { namespace, message, digest, type, key, bytes } = statement;
    try {
      const signature = await sign(statement, index);
      const policy = { namespace, key: listedKey(keys, key, person), origins };
      const { hash } = await verifySignoffAside(signature, message, policy);
      if (hash !== 'sha512')
        throw new RecordError('RECORD_SIGNATURE_BAD', 'The signer used another hash than SHA-512.');
      signed.push({ digest, type, person, key, bytes, signature, files: filesBeside(statement) });
    } catch (error) {
      if (error instanceof RecordError) throw refused(error.message, error);
      throw error;
    }
  }
  return signed;
}

/** Keys that a drafted trust root lists: root 1 vouches for the key that signs it. */
export function keysIn(statements: readonly EncodedStatement[]): readonly TrustKey[] {
  return statements.flatMap(({ type, bytes, digest }) => {
    if (type !== 'trust') return [];
    const statement = parseStatement(bytes, statementPath(digest));
    return statement.type === 'trust' ? statement.body.keys : [];
  });
}

function listedKey(keys: readonly TrustKey[], fingerprint: Fingerprint, person: PersonId): TrustKey {
  const found = keys.find((key) => key.fingerprint === fingerprint && key.person === person);
  if (found) return found;
  throw new RecordError('RECORD_KEY_UNKNOWN', `The key ${fingerprint} is not listed for ${person}.`);
}

function bytesOf({ authenticatorData, clientDataJSON, signature }: Assertion): AssertionBytes {
  const decode = (text: string): Uint8Array => Buffer.from(text, 'base64url');
  return {
    authenticatorData: decode(authenticatorData),
    clientDataJSON: decode(clientDataJSON),
    signature: decode(signature),
  };
}

/** A signature that does not count; nothing is kept. */
export function refused(message: string, cause?: unknown): ServerError {
  return new ServerError('SERVER_SIGNATURE_REFUSED', message, {
    action: 'Nothing was signed. Try once more with the passkey that you enrolled for signing.',
    cause,
  });
}
