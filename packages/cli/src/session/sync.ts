import {
  fetchBranch,
  type PullResult,
  type PushResult,
  pullRecord,
  pushRecord,
  type Repository,
} from '@sallyport/workspace';
import { type Invocation, optionFlag } from '../command.ts';
import { rewoundNote } from '../render/sync-note.ts';

/** How the exchange with others went: said in every output, never silently skipped. */
export interface SyncReport {
  readonly reached: boolean;
  readonly why: string;
  /** The remote no longer has commits of the record that it had before. */
  readonly rewound: boolean;
}

/**
 * Fetches the record and joins it, unless `--offline`. That a remote cannot be reached is an answer, not an error. That
 * its record went back is seen by one fetch only, so it is said here, whichever command fetches.
 */
export async function pull(repository: Repository, invocation: Invocation): Promise<SyncReport> {
  const pulled = await pullRecord(repository, syncOptions(invocation));
  if (pulled.reached && pulled.rewound) invocation.terminal.note(rewoundNote(pulled.remote));
  return report(pulled);
}

/** Fetches the named branch, so that this clone judges the bytes that everybody judges. */
export async function pullBranch(repository: Repository, branch: string, invocation: Invocation): Promise<void> {
  await fetchBranch(repository, branch, syncOptions(invocation));
}

/** Pushes the record, unless `--offline`. */
export async function push(repository: Repository, invocation: Invocation): Promise<SyncReport> {
  return report(await pushRecord(repository, syncOptions(invocation)));
}

function syncOptions(invocation: Invocation) {
  return {
    offline: optionFlag(invocation, 'offline'),
    onStep: (line: string): void => invocation.terminal.progress(line),
  };
}

function report(result: PullResult | PushResult): SyncReport {
  if (!result.reached) return { reached: false, why: result.why, rewound: false };
  return { reached: true, why: '', rewound: 'rewound' in result && result.rewound };
}
