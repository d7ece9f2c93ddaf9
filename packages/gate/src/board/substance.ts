import { canonicalize, type Sha256, sha256 } from '@sallyport/record';
import { criterionDigest } from '../definition/criterion-digest.ts';
import type { Criterion, ResolvedGate } from '../definition/resolved-gate.ts';
import type { ReliefView } from './board.ts';
import type { Facts } from './facts.ts';
import type { Observations } from './observations.ts';
import { untrackedDigests, untrackedOfCriterion } from './untracked.ts';

/**
 * The substance digest of every criterion: what a sign-off, a vote or a summary binds. It holds definition, subjects,
 * results, finding fingerprints and open relief, and never a time: seeing the same again changes nothing.
 */
export function substances(
  gate: ResolvedGate,
  facts: Facts,
  observed: ReadonlyMap<string, Observations>,
  relief: readonly ReliefView[],
): ReadonlyMap<string, Sha256> {
  const byId = new Map(gate.criteria.map((criterion) => [criterion.id, criterion]));
  const done = new Map<string, Sha256>();
  const untracked = untrackedDigests(observed);
  function substance(id: string, above: readonly string[]): Sha256 | null {
    const known = done.get(id);
    if (known) return known;
    const criterion = byId.get(id);
    // A circle can only come from a gate file written by hand; what it closes on is bound where it first stands.
    if (!criterion || above.includes(id)) return null;
    const rests = criterion.restsOn.map((below) => [below, substance(below, [...above, id])]);
    const digest = sha256(
      canonicalize({
        ...ownSubstance(criterion, facts, observed, relief),
        untracked: untrackedOfCriterion(gate, id, untracked),
        rests,
      }),
    );
    done.set(id, digest);
    return digest;
  }
  for (const { id } of gate.criteria) substance(id, []);
  return done;
}

function ownSubstance(
  criterion: Criterion,
  facts: Facts,
  observed: ReadonlyMap<string, Observations>,
  relief: readonly ReliefView[],
) {
  const facets = criterion.facets
    .filter((facet) => facet.kind === 'probe' && facts.builtFacets.has(facet.id))
    .map(({ id }) => {
      const key = `${criterion.id}/${id}`;
      const results = (observed.get(key)?.counted ?? []).map(({ entry }) => [
        entry.vantage,
        entry.result,
        entry.findings.map((finding) => finding.fingerprint).sort(),
      ]);
      const distinct = [...new Set(results.map((result) => canonicalize(result)))].sort();
      return [id, facts.subjects.get(key) ?? null, distinct];
    });
  const open = relief
    .filter((view) => view.criterion === criterion.id && view.state === 'in force')
    .map((view) => view.statement)
    .sort();
  return { criterion: criterionDigest(criterion), about: facts.about.get(criterion.id) ?? null, facets, relief: open };
}

/** Substance of one deliverable, which its owner signs for A3. */
export function deliverableSubstance(
  id: string,
  digest: Sha256 | undefined,
  untracked: readonly (readonly string[])[],
): Sha256 {
  return sha256(canonicalize({ deliverable: id, digest: digest ?? null, untracked }));
}

/** What acknowledging a document binds: its path and today's bytes. */
export function acknowledgementSubstance(path: string, bytes: Sha256): Sha256 {
  return sha256(canonicalize({ acknowledged: path, bytes }));
}

/** What co-signing a proposal binds: the proposal itself. */
export function coSignatureSubstance(proposal: Sha256): Sha256 {
  return proposal;
}
