import { WorkspaceError } from '../errors.ts';
import { isSafePath } from '../tree/safe-path.ts';

/** The branch whose tree is the record. */
export const RECORD_BRANCH = 'sallyport/record';
export const RECORD_REF = `refs/heads/${RECORD_BRANCH}`;
/** Where the decision's commit keeps its copy of the record. */
export const RECORD_FOLDER = '.sallyport';

export type RecordFiles = ReadonlyMap<string, Uint8Array>;
/** Paths to bytes; null removes. */
export type RecordChanges = ReadonlyMap<string, Uint8Array | null>;

const RECORD_PATH = /^[a-z][a-z0-9-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*){0,4}$/;

/** Where any number of processes may add files side by side: the names are digests of the content. */
export function isContentAddressed(path: string): boolean {
  return /^(statements|blobs)\//.test(path);
}

/** @throws WorkspaceError PATH_UNSAFE for a path that no record holds. */
export function checkRecordPaths(paths: Iterable<string>): void {
  for (const path of paths) {
    if (RECORD_PATH.test(path) && isSafePath(path)) continue;
    throw new WorkspaceError('PATH_UNSAFE', `${JSON.stringify(path.slice(0, 200))} is no path of a record.`);
  }
}
