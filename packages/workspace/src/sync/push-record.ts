import { setTimeout as sleep } from 'node:timers/promises';
import { WorkspaceError } from '../errors.ts';
import type { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { trackedRecordRef } from '../record-branch/adopt-tracked.ts';
import { recordTip } from '../record-branch/commit-record.ts';
import { duringExchange } from '../record-branch/exchange.ts';
import type { LockOptions } from '../record-branch/lock.ts';
import { RECORD_REF } from '../record-branch/record-ref.ts';
import { reasonOf } from './fetch-record.ts';
import { pullRecord } from './integrate-record.ts';
import { networkOptions, remoteFor, type SyncOptions } from './network-git.ts';

export type PushResult =
  | {
      readonly reached: true;
      readonly remote: string;
      /** Tip that the remote has now; null when there is no record to push. */
      readonly commit: string | null;
      /** False when the remote had everything already. */
      readonly pushed: boolean;
      readonly why: null;
    }
  | { readonly reached: false; readonly remote: string | null; readonly why: string };

/** Each lost race means that someone else's push went through, so a handful is plenty. */
const ATTEMPTS = 6;

/**
 * Pushes the record, never by force. Where the remote moved on, its record is fetched and joined first.
 * @throws WorkspaceError RECORD_FORK, REMOTE_REFUSED when the server will not take it, REMOTE_MISSING, GIT_ABORTED.
 */
export async function pushRecord(repository: Repository, options: SyncOptions & LockOptions = {}): Promise<PushResult> {
  const { remote, why } = await remoteFor(repository, options);
  if (why !== null) return { reached: false, remote, why };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { commit } = await recordTip(repository);
    if (commit === null) return { reached: true, remote, commit, pushed: false, why };
    options.onStep?.(`pushing the record to ${remote}`);
    const tracked = trackedRecordRef(remote);
    const answer = await duringExchange(repository, tracked, () => pushOnce(repository, remote, options));
    if (answer.kind === 'done') return { reached: true, remote, commit, pushed: answer.pushed, why };
    if (answer.kind === 'unreached') return { reached: false, remote, why: answer.why };
    if (answer.kind === 'refused') throw refused(remote, answer.why);
    const pulled = await pullRecord(repository, options);
    if (!pulled.reached) return { reached: false, remote, why: pulled.why };
    await sleep(attempt * 20 * Math.random());
  }
  throw refused(remote, `others pushed first, ${ATTEMPTS} times in a row; try again in a moment`);
}

type Answer =
  | { readonly kind: 'done'; readonly pushed: boolean }
  | { readonly kind: 'behind' }
  | { readonly kind: 'refused' | 'unreached'; readonly why: string };

async function pushOnce(repository: Repository, remote: string, options: SyncOptions): Promise<Answer> {
  const args = [
    'push',
    '--porcelain',
    '--no-verify',
    '--no-signed',
    '--no-follow-tags',
    '--recurse-submodules=no',
    '--receive-pack=git-receive-pack',
    remote,
    `${RECORD_REF}:${RECORD_REF}`,
  ];
  try {
    const result = await git(args, { ...networkOptions(repository, remote, options), accept: [0, 1, 128] });
    // One line for our one ref: flag, refs, summary.
    const line = /^([ +*=!-])\t[^\t\n]*\t(.*)$/m.exec(result.stdout.toString('utf8'));
    const summary = line?.[2] ?? '';
    if (result.code === 0) return { kind: 'done', pushed: line?.[1] !== '=' };
    if (line?.[1] !== '!') return { kind: 'unreached', why: reasonOf(result) };
    const raced = /\[rejected\]|cannot lock ref|failed to update ref|incorrect old value|fetch first/.test(summary);
    return raced ? { kind: 'behind' } : { kind: 'refused', why: summary };
  } catch (error) {
    const late = error instanceof WorkspaceError && error.code === 'GIT_TIMEOUT';
    if (late) return { kind: 'unreached', why: 'the remote did not answer in time' };
    throw error;
  }
}

function refused(remote: string, why: string): WorkspaceError {
  return new WorkspaceError(
    'REMOTE_REFUSED',
    `The remote "${remote}" did not take the record: ${why}. The statements are safe in this clone; push again when ` +
      'the branch sallyport/record may be written there.',
    { command: 'sallyport record push' },
  );
}
