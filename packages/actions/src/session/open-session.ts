import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import type { RecordView } from '@sallyport/record';
import {
  commitTree,
  type Materials,
  materials,
  openRepository,
  type Repository,
  readRecordFiles,
  recover,
  verifiedCache,
  workTree,
} from '@sallyport/workspace';
import type { Caller } from '../caller.ts';
import { namedBranch } from './named-branch.ts';
import { type GateSource, readGate } from './read-gate.ts';
import { readVerified } from './read-verified.ts';
import { pull, pullBranch, type SyncReport } from './sync.ts';

/** What every act at a gate starts from: repository, record, materials and gate, each read once. */
export interface Session {
  readonly caller: Caller;
  readonly repository: Repository;
  readonly sync: SyncReport;
  /** The record, by path: what the record branch has, and what a server holds beside it. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** null while no trust root was founded. */
  readonly record: RecordView | null;
  readonly materials: Materials;
  /** The judged tree: committed bytes of the materials; for a preview what lies on disk, gate file and all. */
  readonly tree: TreeReader;
  /** Remembers for the next time what was listed and digested of the materials. */
  readonly keepTree: () => Promise<void>;
  readonly source: GateSource;
  readonly gate: ResolvedGate;
}

/** Opens the gate around the caller's directory. Recovers what a killed process left, and fetches unless offline. */
export async function openSession(caller: Caller): Promise<Session> {
  const repository = await openRepository(caller.directory);
  await recover(repository);
  caller.progress('fetching the record');
  const sync = await pull(repository, caller);
  const files = await readRecordFiles(repository);
  const record = await readVerified(repository, files);
  const branch = await namedBranch(repository, record);
  // A branch that is not on the remote yet, or a remote that is away, leaves this clone's own tip to be judged.
  if (sync.reached) await pullBranch(repository, branch, caller);
  return await judged({ caller, repository, files, sync }, record, branch);
}

/** What a session is made of where nothing is to be fetched. */
export type SessionParts = Pick<Session, 'caller' | 'repository' | 'files' | 'sync'>;

/** The same on a repository that is open, with a record read from exactly these files: nothing is fetched or written. */
export async function sessionOf(parts: SessionParts): Promise<Session> {
  const record = await readVerified(parts.repository, parts.files);
  return await judged(parts, record, await namedBranch(parts.repository, record));
}

/** The same session over another record: materials and gate stay as they were read. */
export async function withFiles<S extends Session>(session: S, files: SessionParts['files']): Promise<S> {
  return { ...session, files, record: await readVerified(session.repository, files) };
}

async function judged(parts: SessionParts, record: RecordView | null, branch: string): Promise<Session> {
  const { caller, repository } = parts;
  const tip = await materials(repository, branch);
  const committed = commitTree(repository, tip.commit);
  const tree = caller.workTree ? workTree(repository) : committed;
  const { head, topLevel } = repository;
  const checkedOut = head.kind !== 'detached' && head.branch === branch ? topLevel : null;
  const source = await readGate(tree, record, async () => await verifiedCache(repository), checkedOut);
  return { ...parts, record, materials: tip, tree, keepTree: committed.keep, source, gate: source.gate };
}
