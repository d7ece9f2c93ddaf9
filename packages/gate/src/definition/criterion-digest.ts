import { canonicalize, type Json, type Sha256, sha256 } from '@sallyport/record';
import type { Criterion } from './resolved-gate.ts';

/** SHA-256 of the canonical JSON (RFC 8785) of a criterion: what a sign-off binds as the criterion's definition. */
export function criterionDigest(criterion: Criterion): Sha256 {
  return sha256(canonicalize(criterion as unknown as Json));
}
