import type { Board, TreeReader } from '@sallyport/gate';
import type { PaperModel } from '@sallyport/papers';
import type { Session } from '../session/open-session.ts';

/** What papers are made from. */
export async function paperModel(
  session: Pick<Session, 'gate' | 'record' | 'tree'> & { readonly materials: { readonly commit: string | null } },
  board: Board,
): Promise<PaperModel> {
  const { gate, record, tree, materials } = session;
  const bytes = gate.phase.previous ? await previousLog(tree, gate.phase.previous.log) : null;
  const checkpoint = record?.checkpoints.at(-1);
  return {
    gate,
    board,
    statements: record?.statements ?? [],
    names: new Map([...(record?.people ?? [])].map(([id, person]) => [id, person.name])),
    checkpoint: checkpoint ? { size: checkpoint.size, root: checkpoint.root, time: checkpoint.time } : null,
    previousLog: bytes ? new TextDecoder().decode(bytes) : null,
    branch: gate.git.branch,
    commit: materials.commit,
  };
}

/** Read to the limit up to which its structure can be learned, so that there is one limit and one refusal. */
async function previousLog(tree: TreeReader, path: string): Promise<Uint8Array | null> {
  const found = await tree.find(path);
  if (found === null) return null;
  const { PaperError, previousLogLimit } = await import('@sallyport/papers');
  try {
    return await tree.read(found.path, previousLogLimit);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'FILE_TOO_LARGE')) throw cause;
    const limit = `${previousLogLimit / 1024} KiB`;
    throw new PaperError(
      'PAPER_TOO_LARGE',
      `${found.path} is larger than ${limit}, the most that a previous log may have. Move attachments and raw output into files of their own, or name a shorter log under \`phase.previous\`.`,
      { cause },
    );
  }
}
