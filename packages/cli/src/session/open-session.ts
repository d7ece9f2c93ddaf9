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
import { type Invocation, optionFlag } from '../command.ts';
import { namedBranch } from './named-branch.ts';
import { type GateSource, readGate } from './read-gate.ts';
import { readVerified } from './read-verified.ts';
import { pull, pullBranch, type SyncReport } from './sync.ts';

/** What every command on a gate starts from: repository, record, materials and gate, each read once. */
export interface Session {
  readonly invocation: Invocation;
  readonly repository: Repository;
  readonly sync: SyncReport;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** null while no trust root was founded. */
  readonly record: RecordView | null;
  readonly materials: Materials;
  /** The judged tree: committed bytes of the materials; with `--work-tree` what lies on disk, gate file and all. */
  readonly tree: TreeReader;
  /** Remembers for the next command what was listed and digested of the materials. */
  readonly keepTree: () => Promise<void>;
  readonly source: GateSource;
  readonly gate: ResolvedGate;
}

/** Opens the gate around the current directory. Recovers what a killed command left, and fetches unless `--offline`. */
export async function openSession(invocation: Invocation): Promise<Session> {
  const repository = await openRepository(invocation.directory);
  await recover(repository);
  invocation.terminal.progress('fetching the record');
  const sync = await pull(repository, invocation);
  const files = await readRecordFiles(repository);
  const record = await readVerified(repository, files);
  const branch = await namedBranch(repository, record);
  // A branch that is not on the remote yet, or a remote that is away, leaves this clone's own tip to be judged.
  if (sync.reached) await pullBranch(repository, branch, invocation);
  const tip = await materials(repository, branch);
  const committed = commitTree(repository, tip.commit);
  const tree = optionFlag(invocation, 'workTree') ? workTree(repository) : committed;
  const { head, topLevel } = repository;
  const checkedOut = head.kind !== 'detached' && head.branch === branch ? topLevel : null;
  const source = await readGate(tree, record, async () => await verifiedCache(repository), checkedOut);
  return {
    invocation,
    repository,
    sync,
    files,
    record,
    materials: tip,
    tree,
    keepTree: committed.keep,
    source,
    gate: source.gate,
  };
}
