import { checkpointPath } from '../layout.ts';
import type { Checkpoint, TrustRoot } from '../view.ts';
import { bad } from './checkpoint-note.ts';

/** The root in force over the first `size` statements of the log. */
export function rootAt(roots: readonly TrustRoot[], size: number): TrustRoot {
  return roots.findLast((root) => root.effectiveAt === null || root.effectiveAt < size) as TrustRoot;
}

/**
 * Checks that every checkpoint is of this log and by a sealer of the root before it or of the root that it puts into
 * force: the former so that a change of root can be sealed at all, the latter so that a lost seal key can be replaced.
 * Throws RECORD_CHECKPOINT_BAD.
 */
export function checkSealers(checkpoints: readonly Checkpoint[], roots: readonly TrustRoot[]): void {
  let before = 0;
  for (const { size, origin, sealer } of checkpoints) {
    const file = checkpointPath(size);
    if (origin !== roots[0]?.origin) throw bad(file, `it is of the log ${origin}`);
    const allowed = [rootAt(roots, before), rootAt(roots, size)].some(({ sealers }) => sealers.includes(sealer));
    if (!allowed) throw bad(file, `${sealer} may not seal here`);
    before = size;
  }
}
