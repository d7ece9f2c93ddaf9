import type { Board } from '@sallyport/gate';
import { allowedSignersPath } from '@sallyport/record';
import { commitDecision, type Identity, readRecordFiles } from '@sallyport/workspace';
import { append } from '../../session/append.ts';
import type { Author } from '../../session/author.ts';
import { latestPaper, paperKinds } from '../../session/latest-papers.ts';
import { renderPapers } from '../../session/refresh-papers.ts';
import { type Founded, requireRecord } from '../../session/require-record.ts';
import { leaveToBranch } from '../../session/work-tree-paper.ts';
import { copyAttributes } from '../verify/copied-record.ts';

export interface Outcome {
  readonly approved: ReadonlyMap<string, Uint8Array>;
  readonly identity: Identity;
}

export interface Committed {
  readonly commit: string;
  /** Drafts beside another branch: taken away since they are in the commit, or left since they say something else. */
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/** Writes the outcome into the papers, seals them, and makes the one commit: gate file, papers, copy of the record. */
export async function commitOutcome(
  session: Founded,
  author: Author,
  board: Board,
  { approved, identity }: Outcome,
): Promise<Committed> {
  const { gate, repository, source } = session;
  // The work tree is written by the commit alone, which either happens or does not.
  const papers = await renderPapers(session, board, paperKinds);
  const { record } = await append(session, author, papers);
  const after = requireRecord({ ...session, record });
  const files = new Map<string, Uint8Array>([[source.path, source.bytes]]);
  for (const kind of paperKinds) {
    const bytes = latestPaperBytes(after, kind);
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
    key: author.keyPath,
    identity,
    allowedSigners: copy.get(allowedSignersPath(version)) ?? new Uint8Array(),
  });
  const known = [...approved].map(([path, bytes]) => [path, [bytes, files.get(path) ?? bytes]] as const);
  return { commit, ...(await leaveToBranch(repository, gate.git.branch, new Map(known))) };
}

function latestPaperBytes(session: Founded, kind: (typeof paperKinds)[number]): Uint8Array | null {
  const sealed = latestPaper(session.record, kind);
  return sealed ? (session.record.blobs.get(sealed.body.bytes) ?? null) : null;
}
