import { probes } from '@sallyport/probes';
import { canonicalize, type Sha256, sha256 } from '@sallyport/record';

/** Digest of every rule that this version knows, so that evidence says by which rules it was made. */
export function ruleSet(): Sha256 {
  return sha256(canonicalize(probes.map(({ id, mode, rules }) => [id, mode, rules.map((rule) => rule.id)])));
}
