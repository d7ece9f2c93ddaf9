import type { PaperKind } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import { latestPaper, paperKinds } from '../papers/latest-papers.ts';
import { openPapers } from '../papers/work-tree-paper.ts';
import type { Founded } from '../session/require-record.ts';

/**
 * Each paper's path with the bytes that may stand uncommitted there. What people wrote and what they approved must be
 * as sealed; text changed since is refused, never silently dropped. Generated parts may differ: they are written anew.
 */
export async function approvedPapers(session: Founded): Promise<ReadonlyMap<string, Uint8Array>> {
  const { repository, gate, record } = session;
  const approved = new Map<string, Uint8Array>();
  const paths = paperKinds.map((kind) => gate.papers[kind]);
  const papers = await openPapers(repository, gate.git.branch, paths);
  for (const kind of paperKinds) {
    const path = gate.papers[kind];
    const sealed = latestPaper(record, kind);
    const bytes = sealed ? record.blobs.get(sealed.body.bytes) : undefined;
    if (!sealed || !bytes)
      throw new ActionError('CLI_PAPER_CHANGED', `${path} was never sealed.`, { command: 'sallyport kickoff minutes' });
    const open = papers.get(path) ?? null;
    if (open && (await bodyOf(kind, path, open)) !== sealed.body.body) {
      throw new ActionError(
        'CLI_PAPER_CHANGED',
        `${path} was edited after it was sealed and approved. Seal it again (minutes are approved again), or take the edit back.`,
        { command: 'sallyport kickoff minutes' },
      );
    }
    approved.set(path, open ?? bytes);
  }
  return approved;
}

async function bodyOf(kind: PaperKind, path: string, bytes: Uint8Array): Promise<string> {
  const { paperStatementBody } = await import('@sallyport/papers');
  const { inPaper } = await import('../papers/in-paper.ts');
  return inPaper(path, () => paperStatementBody(kind, path, new TextDecoder().decode(bytes)).body);
}
