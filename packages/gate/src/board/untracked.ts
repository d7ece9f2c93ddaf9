import type { Sha256 } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { aboutSelectors, deliverableSelectors } from '../definition/selectors.ts';
import type { Selector } from '../definition/subject.ts';
import type { Observations } from './observations.ts';

const prefix = 'untracked.';

/** What counted evidence says of inputs that git does not have (installers, secrets): path to digests. */
export type UntrackedDigests = ReadonlyMap<string, readonly Sha256[]>;

export function untrackedDigests(observed: ReadonlyMap<string, Observations>): UntrackedDigests {
  const found = new Map<string, Set<Sha256>>();
  for (const { counted } of observed.values()) {
    for (const [name, value] of counted.flatMap(({ entry }) => Object.entries(entry.facts))) {
      if (!name.startsWith(prefix)) continue;
      const path = name.slice(prefix.length);
      found.set(path, (found.get(path) ?? new Set()).add(value));
    }
  }
  return new Map([...found].map(([path, digests]) => [path, [...digests].sort()]));
}

/** The name under which an entry's facts carry the digest of an untracked input. */
export function untrackedFact(path: string): string {
  return `${prefix}${path}`;
}

/**
 * Digests of the untracked inputs that a criterion is about, from evidence: a clone without these files computes the
 * same substance as the runner's machine.
 */
export function untrackedOfCriterion(gate: ResolvedGate, criterion: string, digests: UntrackedDigests) {
  return untrackedOf(aboutSelectors(gate, criterion), digests);
}

export function untrackedOfDeliverable(gate: ResolvedGate, deliverable: string, digests: UntrackedDigests) {
  return untrackedOf(deliverableSelectors(gate, deliverable), digests);
}

function untrackedOf(selectors: readonly Selector[], digests: UntrackedDigests) {
  return selectors.flatMap((selector) =>
    selector.kind === 'artefact' || selector.kind === 'secret'
      ? [[selector.path, ...(digests.get(selector.path) ?? [])]]
      : [],
  );
}
