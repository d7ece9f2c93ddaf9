import type { Board } from '@sallyport/gate';
import type { PaperKind } from '@sallyport/record';
import type { NewStatement } from './append.ts';
import { latestPaper } from './latest-papers.ts';
import type { Session } from './open-session.ts';
import { paperModel } from './paper-model.ts';
import { checkedOutHere, readPaper, writePaper } from './work-tree-paper.ts';

/** The same as `renderPapers`, and written to the work tree where the named branch is checked out. */
export async function refreshPapers(
  session: Session,
  board: Board,
  kinds: readonly PaperKind[],
): Promise<readonly NewStatement<'paper'>[]> {
  const papers = await renderPapers(session, board, kinds);
  if (checkedOutHere(session.repository, session.gate.git.branch)) {
    for (const { body, blobs } of papers) writePaper(session.repository, body.path, blobs?.[0] ?? new Uint8Array());
  }
  return papers;
}

/**
 * Brings the generated parts of papers up to date and returns their statements. Starts from the text in the work tree
 * where the named branch is checked out, else from the newest sealed text, else from a draft: what people wrote stays.
 */
export async function renderPapers(
  session: Session,
  board: Board,
  kinds: readonly PaperKind[],
): Promise<readonly NewStatement<'paper'>[]> {
  const { draftPaper, paperStatementBody, renderParts, replaceParts } = await import('@sallyport/papers');
  const model = await paperModel(session, board);
  return kinds.map((kind) => {
    const path = session.gate.papers[kind];
    const so = currentText(session, kind, path);
    const text = so === null ? draftPaper(kind, model) : replaceParts(so, renderParts(kind, model));
    const bytes = new TextEncoder().encode(text);
    const body = paperStatementBody(kind, path, text);
    return { type: 'paper' as const, subject: [{ name: path, digest: { sha256: body.bytes } }], body, blobs: [bytes] };
  });
}

function currentText(session: Session, kind: PaperKind, path: string): string | null {
  const { repository, gate, record } = session;
  const open = checkedOutHere(repository, gate.git.branch) ? readPaper(repository, path) : null;
  if (open) return new TextDecoder().decode(open);
  const sealed = latestPaper(record, kind);
  const bytes = sealed ? record?.blobs.get(sealed.body.bytes) : undefined;
  return bytes ? new TextDecoder().decode(bytes) : null;
}
