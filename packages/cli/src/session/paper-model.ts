import type { Board } from '@sallyport/gate';
import type { PaperModel } from '@sallyport/papers';
import type { Session } from './open-session.ts';

const longestLog = 8 * 1024 * 1024;

/** What papers are made from. */
export async function paperModel(
  session: Pick<Session, 'gate' | 'record' | 'tree'> & { readonly materials: { readonly commit: string | null } },
  board: Board,
): Promise<PaperModel> {
  const { gate, record, tree, materials } = session;
  const previous = gate.phase.previous ? await tree.find(gate.phase.previous.log) : null;
  const bytes = previous ? await tree.read(previous.path, longestLog) : null;
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
