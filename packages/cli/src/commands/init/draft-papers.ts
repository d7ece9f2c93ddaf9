import { paperKinds, paperModel } from '@sallyport/actions';
import { boardOf, type ResolvedGate, type TreeReader } from '@sallyport/gate';
import { type Instant, sha256 } from '@sallyport/record';
import { writeDraft } from '@sallyport/workspace';

/** Drafts the four papers where nothing stands yet. They say what is known now: nothing was decided. */
export async function draftPapers(
  gate: ResolvedGate,
  tree: TreeReader,
  top: string,
  { now, candidate }: { readonly now: Instant; readonly candidate: string | null },
) {
  const { draftPaper } = await import('@sallyport/papers');
  const board = boardOf({
    gate,
    gateSource: null,
    record: null,
    builtFacets: new Set(),
    subjects: new Map(),
    about: new Map(),
    deliverables: new Map(),
    candidate: sha256(''),
    candidateCommit: candidate,
    materials: '',
    now,
  });
  const model = await paperModel({ gate, record: null, tree, materials: { commit: null } }, board);
  const written: { path: string; state: 'written' | 'kept' }[] = [];
  for (const kind of paperKinds) {
    const path = gate.papers[kind];
    written.push({ path, state: await writeDraft(top, path, draftPaper(kind, model)) });
  }
  return written;
}
