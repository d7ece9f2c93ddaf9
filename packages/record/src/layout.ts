import type { Sha256 } from './statements/header.ts';

/** What a path in the record is. Every path that is none of these is a stray. */
export type Location =
  | { readonly kind: 'statement' | 'signature' | 'blob'; readonly digest: Sha256 }
  | { readonly kind: 'allowed-signers' | 'people' | 'people-erased'; readonly version: number }
  | { readonly kind: 'checkpoint' | 'checkpoint-signature'; readonly size: number }
  | { readonly kind: 'leaves' };

export const LEAVES_PATH = 'log/leaves';

export function statementPath(digest: Sha256): string {
  return `statements/${digest.slice(0, 2)}/${digest}.json`;
}

export function signaturePath(digest: Sha256): string {
  return `statements/${digest.slice(0, 2)}/${digest}.sig`;
}

export function blobPath(digest: Sha256): string {
  return `blobs/${digest.slice(0, 2)}/${digest}`;
}

export function allowedSignersPath(version: number): string {
  return `trust/allowed_signers/${version}`;
}

export function peoplePath(version: number): string {
  return `trust/people/${version}.json`;
}

export function erasedPeoplePath(version: number): string {
  return `trust/people/${version}.erased`;
}

export function checkpointPath(size: number): string {
  return `log/checkpoints/${size}`;
}

export function checkpointSignaturePath(size: number): string {
  return `log/checkpoints/${size}.sig`;
}

const ADDRESSED = /^(statements|blobs)\/([0-9a-f]{2})\/(\2[0-9a-f]{62})(\.json|\.sig)?$/;
const NUMBERED = /^(trust\/allowed_signers|trust\/people|log\/checkpoints)\/([1-9][0-9]{0,9})(\.json|\.erased|\.sig)?$/;

/** Tells what a path is, or null for a stray. */
export function locate(path: string): Location | null {
  if (path === LEAVES_PATH) return { kind: 'leaves' };
  const [, folder, , digest, ending] = ADDRESSED.exec(path) ?? [];
  if (digest !== undefined) {
    if (folder === 'blobs') return ending === undefined ? { kind: 'blob', digest } : null;
    if (ending === undefined) return null;
    return { kind: ending === '.json' ? 'statement' : 'signature', digest };
  }
  const [, place, digits, suffix] = NUMBERED.exec(path) ?? [];
  const number = Number(digits);
  switch (`${place}${suffix ?? ''}`) {
    case 'trust/allowed_signers':
      return { kind: 'allowed-signers', version: number };
    case 'trust/people.json':
      return { kind: 'people', version: number };
    case 'trust/people.erased':
      return { kind: 'people-erased', version: number };
    case 'log/checkpoints':
      return { kind: 'checkpoint', size: number };
    case 'log/checkpoints.sig':
      return { kind: 'checkpoint-signature', size: number };
    default:
      return null;
  }
}
