import { RecordError, type RecordErrorCode } from '@sallyport/record';
import { type Repository, readRecordObjects, WorkspaceError, type WorkspaceErrorCode } from '@sallyport/workspace';

/** What the workspace cannot read of a record branch is a fault of the record, and refused as one. */
const faults: Partial<Readonly<Record<WorkspaceErrorCode, RecordErrorCode>>> = {
  PATH_UNSAFE: 'RECORD_STRAY_FILE',
  FILE_TOO_LARGE: 'RECORD_TOO_LARGE',
  TREE_TOO_LARGE: 'RECORD_TOO_LARGE',
  GIT_OBJECT_CORRUPT: 'RECORD_DIGEST_MISMATCH',
};

/** The record's files as the branch has them; empty where there is none. Throws RecordError as `faults` says. */
export async function branchRecord(repository: Repository): Promise<ReadonlyMap<string, Uint8Array>> {
  try {
    return await readRecordObjects(repository);
  } catch (error) {
    const code = error instanceof WorkspaceError ? faults[error.code] : undefined;
    if (code === undefined || !(error instanceof Error)) throw error;
    throw new RecordError(code, error.message, { cause: error });
  }
}
