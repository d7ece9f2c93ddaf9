import { canonicalize, type Fingerprint, parsePublicKey, verifySignature } from '@sallyport/record';
import { ActionError } from '../action-error.ts';

export const requestFormat = 'sallyport-enrolment/v1';

export interface EnrolmentRequest {
  readonly format: string;
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly publicKey: string;
}

/** What the new key signs: the whole request, so that nobody can put another name or role over a key. */
export function requestProof(request: EnrolmentRequest): Uint8Array {
  return new TextEncoder().encode(canonicalize({ ...request, roles: [...request.roles] }));
}

/** A request whose key has signed it. */
export interface Enrolment extends EnrolmentRequest {
  readonly fingerprint: Fingerprint;
}

/** Reads the text of a request and checks that its key signed it; `name` is where it came from. Throws CLI_FILE_REFUSED. */
export function parseEnrolment(text: string, name: string): Enrolment {
  const refuse = (why: string, cause?: unknown): ActionError =>
    new ActionError('CLI_FILE_REFUSED', `${name} is no enrolment request: ${why}.`, { cause });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse('it cannot be read as JSON', error);
  }
  if (typeof value !== 'object' || value === null) throw refuse('it holds no object');
  const { proof, ...request } = value as Record<string, unknown>;
  if (!isRequest(request) || typeof proof !== 'string') throw refuse('a field is missing or has another type');
  const { fingerprint } = parsePublicKey(request.publicKey);
  const signed = verifySignature(proof, requestProof(request), 'trust@sallyport.dev');
  if (signed.fingerprint !== fingerprint) throw refuse('another key signed it');
  return { ...request, fingerprint };
}

function isRequest(value: Record<string, unknown>): value is Record<string, unknown> & EnrolmentRequest {
  const keys = Object.keys(value).sort().join(' ');
  return (
    keys === 'email format name person publicKey roles' &&
    value['format'] === requestFormat &&
    typeof value['person'] === 'string' &&
    typeof value['name'] === 'string' &&
    (value['email'] === null || typeof value['email'] === 'string') &&
    Array.isArray(value['roles']) &&
    value['roles'].every((role) => typeof role === 'string') &&
    typeof value['publicKey'] === 'string'
  );
}
