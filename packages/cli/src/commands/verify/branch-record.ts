import { RecordError, type RecordErrorCode } from '@sallyport/record';
import {
  listTree,
  type Repository,
  readRecord,
  readRecordObjects,
  WorkspaceError,
  type WorkspaceErrorCode,
} from '@sallyport/workspace';

/** What the workspace cannot read of a record branch is a fault of the record, and refused as one. */
const faults: Partial<Readonly<Record<WorkspaceErrorCode, RecordErrorCode>>> = {
  PATH_UNSAFE: 'RECORD_STRAY_FILE',
  FILE_TOO_LARGE: 'RECORD_TOO_LARGE',
  TREE_TOO_LARGE: 'RECORD_TOO_LARGE',
  GIT_OBJECT_CORRUPT: 'RECORD_DIGEST_MISMATCH',
};

/** The record's files as the branch has them; empty where there is none. Throws RecordError as `faults` says. */
export async function branchRecord(repository: Repository): Promise<ReadonlyMap<string, Uint8Array>> {
  return await judged(() => readRecordObjects(repository));
}

/** The copy under `.sallyport` in a commit, attributes included; null where it has none. Throws RecordError as above. */
export async function committedCopy(
  repository: Repository,
  commit: string,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  return await judged(async () => {
    const { tree, files } = await readRecord(repository, commit, '.sallyport');
    if (tree !== null) {
      const attributes = await repository.objects.read(`${commit}:.sallyport/.gitattributes`);
      return attributes?.type === 'blob' ? new Map([...files, ['.gitattributes', attributes.bytes]]) : files;
    }
    const link = (await listTree(repository, commit)).has('.sallyport');
    if (!link) return null;
    const message = '.sallyport is a link or a file, and should be a folder.';
    throw new RecordError('RECORD_STRAY_FILE', message, { file: '.sallyport' });
  });
}

async function judged<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof WorkspaceError ? faults[error.code] : undefined;
    if (code === undefined || !(error instanceof Error)) throw error;
    throw new RecordError(code, error.message, { cause: error });
  }
}
