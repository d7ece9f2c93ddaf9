import { canonicalize, type Sha256, type Snapshot, sha256 } from '@sallyport/record';
import type { Facts } from './facts.ts';
import type { Judgement } from './judgement.ts';

/** What a poll freezes and a decision carries, so that anybody can compute the verdict again. */
export function takeSnapshot(
  facts: Facts,
  { baseline, criteria, deliverables, relief }: Pick<Judgement, 'baseline' | 'criteria' | 'deliverables' | 'relief'>,
): Snapshot {
  const substances = new Map([
    ...criteria.map((view): [string, Sha256] => [view.criterion.id, view.substance]),
    ...deliverables.map((each): [string, Sha256] => [deliverableKey(each.id), each.substance]),
  ]);
  return {
    candidate: facts.candidate,
    materials: facts.materials,
    baseline: baseline?.statement ?? '',
    substances: sorted(substances),
    subjects: sorted(facts.subjects),
    about: sorted(facts.about),
    deliverables: sorted(facts.deliverables),
    relief: relief
      .filter((each) => each.state === 'in force')
      .map((each) => each.statement)
      .sort(),
  };
}

/** Under this key a snapshot's substances carry what a deliverable's owner signs. */
export function deliverableKey(id: string): string {
  return `deliverable ${id}`;
}

export function snapshotDigest(snapshot: Snapshot): Sha256 {
  return sha256(canonicalize({ ...snapshot }));
}

function sorted(map: ReadonlyMap<string, Sha256>): Record<string, Sha256> {
  return Object.fromEntries([...map].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** What changed since the snapshot that matters to its voters: in words, empty while their answers stand. */
export function snapshotChanges(
  then: Snapshot,
  now: {
    /** Whether today's baseline seals the same gate as the one of the snapshot: a comment re-baselined changes nothing. */
    readonly sameGate: boolean;
    readonly candidate: Sha256;
    readonly substances: ReadonlyMap<string, Sha256>;
    readonly required: ReadonlySet<string>;
  },
): readonly string[] {
  const changes: string[] = [];
  if (!now.sameGate) changes.push('the baseline was replaced');
  if (then.candidate !== now.candidate) changes.push('the candidate is another build');
  for (const id of now.required) {
    if (then.substances[id] !== now.substances.get(id)) changes.push(`${id} rests on something else now`);
  }
  return changes;
}
