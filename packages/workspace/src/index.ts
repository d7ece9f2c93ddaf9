export { commitDecision, type DecisionCommit } from './commit/commit-decision.ts';
export { readPlainFile, writePlainFile } from './commit/file-on-disk.ts';
export { shellWord, WorkspaceError, type WorkspaceErrorCode } from './errors.ts';
export { type Setting, setting } from './git/configuration.ts';
export { type Identity } from './git/object-format.ts';
export { preferredRemote } from './git/preferred-remote.ts';
export { readRef, readRefs, resolveCommit } from './git/references.ts';
export {
  closeRepository,
  type Head,
  headCommit,
  openRepository,
  type Remote,
  type Repository,
  workTreeOf,
} from './git/repository.ts';
export { type GitOptions, type GitResult, git, gitText } from './git/run.ts';
export { type Operation, type Worktree } from './git/worktrees.ts';
export { createBranch } from './init/create-branch.ts';
export { writeDraft } from './init/write-draft.ts';
export { findSigningKey, type SigningKey } from './keys/find-signing-key.ts';
export { gitIdentity } from './keys/git-identity.ts';
export { makeMachineKey } from './keys/make-key.ts';
export { type KeySigner, sshKeygenSigner } from './keys/ssh-keygen-signer.ts';
export { candidateCommit, type Materials, materials } from './materials.ts';
export {
  type Appended,
  type AppendOptions,
  appendToRecord,
  commitSpooled,
  type MakeFiles,
} from './record-branch/append.ts';
export { type LockOptions } from './record-branch/lock.ts';
export { packRecordNow } from './record-branch/pack.ts';
export { type ProcessOwner } from './record-branch/process-owner.ts';
export { type RecordBranch, readRecord, readRecordFiles, readRecordObjects } from './record-branch/read-record.ts';
export {
  RECORD_BRANCH,
  RECORD_FOLDER,
  RECORD_REF,
  type RecordChanges,
  type RecordFiles,
} from './record-branch/record-ref.ts';
export { recover } from './record-branch/recover.ts';
export { type VerifiedCache, verifiedCache } from './record-branch/verified-cache.ts';
export { type BranchFetch, fetchBranch } from './sync/fetch-branch.ts';
export { type FetchResult, fetchRecord } from './sync/fetch-record.ts';
export { integrateRecord, mergeFork, type PullResult, pullRecord } from './sync/integrate-record.ts';
export { mergeRecords, type OnFork, statementsLacking } from './sync/merge-records.ts';
export type { SyncOptions } from './sync/network-git.ts';
export { type BranchPush, pushBranch, rehearsePush } from './sync/push-branch.ts';
export { type PushResult, pushRecord } from './sync/push-record.ts';
export { type RemoteClock, remoteClock } from './sync/remote-clock.ts';
export { artefacts } from './tree/artefacts.ts';
export { type CommittedTree, commitTree, listTree } from './tree/commit-tree.ts';
export { plainDirectory, workTree } from './tree/disk-tree.ts';
export { history } from './tree/history.ts';
export type { LeftOut, LeftOutReason } from './tree/left-out.ts';
export { dataDirectory, loadSecretKey } from './tree/secret-key.ts';
export { type StackMemory, stackMemory } from './tree/stack-memory.ts';
export {
  digestSelector,
  digestSelectors,
  type SelectorState,
  type SubjectSources,
  subjectDigest,
} from './tree/subject.ts';
