import { allowedSignersPath } from '@sallyport/record';
import { commitDecision, type Identity, readRecordFiles } from '@sallyport/workspace';
import { latestPaper, paperKinds } from '../papers/latest-papers.ts';
import { leaveToBranch } from '../papers/work-tree-paper.ts';
import type { Founded } from '../session/require-record.ts';
import { copyAttributes } from './copy-attributes.ts';

export interface CommitSigner {
  /** Path of a key that the trust root lists for git: a person's, or one that seals. */
  readonly keyPath: string;
  readonly identity: Identity;
}

export interface Committed {
  readonly commit: string;
  /** Drafts beside another branch: taken away since they are in the commit, or left since they say something else. */
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Makes the one commit of a GO: gate file, papers, copy of the record. Its record must have the decision and the papers
 * with the outcome, all on the record branch. Throws what `commitDecision` of the workspace throws.
 */
export async function commitDecided(
  session: Founded,
  /** From `draftDecision`: bytes that may stand uncommitted in the papers' places. */
  approved: ReadonlyMap<string, Uint8Array>,
  signer: CommitSigner,
): Promise<Committed> {
  const { gate, repository, source, record } = session;
  const files = new Map<string, Uint8Array>([[source.path, source.bytes]]);
  for (const kind of paperKinds) {
    const bytes = latestPaperBytes(session, kind);
    if (bytes) files.set(gate.papers[kind], bytes);
  }
  const copy = await readRecordFiles(repository);
  for (const [path, bytes] of copy) files.set(`.sallyport/${path}`, bytes);
  files.set('.sallyport/.gitattributes', new TextEncoder().encode(copyAttributes));
  const version = record.roots.at(-1)?.version ?? 1;
  const commit = await commitDecision(repository, {
    branch: gate.git.branch,
    message: gate.git.message,
    files,
    approved,
    key: signer.keyPath,
    identity: signer.identity,
    allowedSigners: copy.get(allowedSignersPath(version)) ?? new Uint8Array(),
  });
  const known = [...approved].map(([path, bytes]) => [path, [bytes, files.get(path) ?? bytes]] as const);
  return { commit, ...(await leaveToBranch(repository, gate.git.branch, new Map(known))) };
}

function latestPaperBytes(session: Founded, kind: (typeof paperKinds)[number]): Uint8Array | null {
  const sealed = latestPaper(session.record, kind);
  return sealed ? (session.record.blobs.get(sealed.body.bytes) ?? null) : null;
}
