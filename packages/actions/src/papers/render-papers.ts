import type { Board } from '@sallyport/gate';
import type { PaperKind } from '@sallyport/record';
import type { Session } from '../session/open-session.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { latestPaper } from './latest-papers.ts';
import { paperModel } from './paper-model.ts';
import { type OpenPapers, openPapers, writePaper } from './work-tree-paper.ts';

export interface PapersDraft {
  readonly statements: readonly NewStatement<'paper'>[];
  /** Where people have papers open in this work tree; none where the caller has no work tree. */
  readonly open: OpenPapers;
}

/**
 * Brings the generated parts of papers up to date and returns their statements. Starts from the text that
 * people have open, else from the newest sealed text, else from a draft: what people wrote stays. Writes nothing.
 */
export async function renderPapers(session: Session, board: Board, kinds: readonly PaperKind[]): Promise<PapersDraft> {
  const open = await openHere(session, kinds);
  const { draftPaper, paperStatementBody, renderParts, replaceParts } = await import('@sallyport/papers');
  const { inPaper } = await import('./in-paper.ts');
  const model = await paperModel(session, board);
  const statements = kinds.map((kind) => {
    const path = session.gate.papers[kind];
    const so = currentText(session, kind, open.get(path) ?? null);
    const text =
      so === null ? draftPaper(kind, model) : inPaper(path, () => replaceParts(so, renderParts(kind, model)));
    const bytes = new TextEncoder().encode(text);
    const body = paperStatementBody(kind, path, text);
    return { type: 'paper' as const, subject: [{ name: path, digest: { sha256: body.bytes } }], body, blobs: [bytes] };
  });
  return { statements, open };
}

/** Writes rendered papers to the work tree where people have them open. */
export async function writeOpenPapers(
  { repository }: Pick<Session, 'repository'>,
  { statements, open }: PapersDraft,
): Promise<void> {
  for (const { body, blobs } of statements) {
    const [bytes] = blobs ?? [];
    if (bytes && open.has(body.path)) await writePaper(repository, body.path, bytes);
  }
}

async function openHere({ repository, gate }: Session, kinds: readonly PaperKind[]): Promise<OpenPapers> {
  const paths = kinds.map((kind) => gate.papers[kind]);
  return await openPapers(repository, gate.git.branch, paths);
}

function currentText({ record }: Session, kind: PaperKind, open: Uint8Array | null): string | null {
  const sealed = latestPaper(record, kind);
  const bytes = open ?? (sealed ? record?.blobs.get(sealed.body.bytes) : undefined);
  return bytes ? new TextDecoder().decode(bytes) : null;
}
