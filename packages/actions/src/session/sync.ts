import {
  fetchBranch,
  type PullResult,
  type PushResult,
  pullRecord,
  pushRecord,
  type Repository,
  type SyncOptions,
} from '@sallyport/workspace';
import type { Caller } from '../caller.ts';

/** How the exchange with others went: said in every output, never silently skipped. */
export interface SyncReport {
  readonly reached: boolean;
  readonly why: string;
  /** The remote no longer has commits of the record that it had before. */
  readonly rewound: boolean;
}

/**
 * Fetches the record and joins it, unless offline. That a remote cannot be reached is an answer, not an error. That
 * its record went back is seen by one fetch only, so it is said here, whoever fetches.
 */
export async function pull(repository: Repository, caller: Caller, signal?: AbortSignal): Promise<SyncReport> {
  const pulled = await pullRecord(repository, syncOptions(caller, signal));
  if (pulled.reached && pulled.rewound) caller.note(rewoundNote(pulled.remote));
  return report(pulled);
}

/** Fetches the named branch, so that this clone judges the bytes that everybody judges. */
export async function pullBranch(
  repository: Repository,
  branch: string,
  caller: Caller,
  signal?: AbortSignal,
): Promise<void> {
  await fetchBranch(repository, branch, syncOptions(caller, signal));
}

/** Pushes the record, unless offline. */
export async function push(repository: Repository, caller: Caller): Promise<SyncReport> {
  return report(await pushRecord(repository, syncOptions(caller)));
}

function syncOptions(caller: Caller, signal?: AbortSignal): SyncOptions {
  return { offline: caller.offline, onStep: (line) => caller.progress(line), ...(signal ? { signal } : {}) };
}

function report(result: PullResult | PushResult): SyncReport {
  if (!result.reached) return { reached: false, why: result.why, rewound: false };
  return { reached: true, why: '', rewound: 'rewound' in result && result.rewound };
}

/** A remote that forgets is either somebody's force push or somebody who hides a statement. */
function rewoundNote(remote: string): string {
  return `The record of ${remote} went back: it no longer has commits that this clone has. Give them back: sallyport record push`;
}
