import { readFileSync } from 'node:fs';
import { canonicalize, parsePublicKey, verifySignature } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';

export const requestFormat = 'sallyport-enrolment/v1';
const largest = 64 * 1024;

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

/** Reads a request and checks that its key signed it. Throws CLI_FILE_REFUSED. */
export function readRequest(path: string): EnrolmentRequest & { readonly fingerprint: string } {
  const refuse = (why: string, cause?: unknown): CliError =>
    new CliError('CLI_FILE_REFUSED', `${path} is no enrolment request: ${why}.`, { cause });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8').slice(0, largest));
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
