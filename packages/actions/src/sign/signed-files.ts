import { fileSelector, type Owed, type ResolvedGate, type TreeReader, untrackedFact } from '@sallyport/gate';
import type { RecordView, Sha256, Subject } from '@sallyport/record';
import { fileDigest } from './file-digest.ts';

interface Place {
  readonly gate: ResolvedGate;
  readonly tree: TreeReader;
  readonly record: RecordView;
}

/**
 * The files that an answer rests on, by path and SHA-256: those of its deliverables, and the documents it acknowledges.
 * The substance binds them too; here anybody reads which bytes were meant, and papers can name them.
 */
export async function signedFiles(place: Place, owed: Pick<Owed, 'deliverables' | 'acknowledgements'>) {
  const { gate } = place;
  const ids = new Set(owed.deliverables.map(({ id }) => id));
  const ofDeliverables = gate.deliverables.filter(({ id }) => ids.has(id)).flatMap(({ files }) => files);
  return {
    deliverable: await subjects(place, ofDeliverables),
    acknowledgement: await subjects(
      place,
      owed.acknowledgements.map(({ path }) => path),
    ),
  };
}

async function subjects(place: Place, paths: readonly string[]): Promise<readonly Subject[]> {
  const found = await Promise.all(
    [...new Set(paths)].map(async (path) => [path, await digestOf(place, path)] as const),
  );
  return found.flatMap(([name, sha256]) => (sha256 === null ? [] : [{ name, digest: { sha256 } }]));
}

/** SHA-256 of one file: from git, or as the newest evidence gives it where only the runner's machine has it. */
export async function digestOf({ gate, tree, record }: Place, path: string): Promise<Sha256 | null> {
  const { kind } = fileSelector(gate, path);
  if (kind === 'path') return await fileDigest(tree, path);
  // The digest of a secret is keyed, so it names no bytes that anybody could compare.
  if (kind !== 'artefact') return null;
  const seen = record.statements.flatMap((each) =>
    each.type === 'evidence' && each.standing === 'good'
      ? each.body.entries.flatMap((entry) => entry.facts[untrackedFact(path)] ?? [])
      : [],
  );
  return seen.findLast((value) => /^[0-9a-f]{64}$/.test(value)) ?? null;
}
