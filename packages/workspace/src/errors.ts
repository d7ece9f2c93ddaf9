/** Permanent codes of refusals by the workspace. Never reuse or rename one: scripts and tickets cite them. */
export type WorkspaceErrorCode =
  | 'GIT_MISSING'
  | 'GIT_TOO_OLD'
  | 'GIT_FAILED'
  | 'GIT_TIMEOUT'
  | 'GIT_OUTPUT_TOO_LARGE'
  | 'GIT_ABORTED'
  | 'GIT_OBJECT_CORRUPT'
  | 'REPOSITORY_NOT_FOUND'
  | 'REPOSITORY_UNSAFE'
  | 'REPOSITORY_BARE'
  | 'HEAD_UNBORN'
  | 'BRANCH_MISSING'
  | 'BRANCH_NAME_INVALID'
  | 'BRANCH_IN_THE_WAY'
  | 'REF_MOVED'
  | 'OPERATION_IN_PROGRESS'
  | 'WORK_IN_THE_WAY'
  | 'INDEX_LOCKED'
  | 'PATH_UNSAFE'
  | 'FILE_TOO_LARGE'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'TREE_TOO_LARGE'
  | 'RECORD_LOCKED'
  | 'RECORD_FORK'
  | 'RECORD_FILES_DIFFER'
  | 'REMOTE_MISSING'
  | 'REMOTE_UNREACHABLE'
  | 'REMOTE_REFUSED'
  | 'KEY_MISSING'
  | 'KEY_UNREADABLE'
  | 'KEY_PERMISSIONS'
  | 'KEY_PASSPHRASE'
  | 'KEY_UNUSABLE'
  | 'KEY_NOT_ALLOWED'
  | 'KEYGEN_MISSING'
  | 'IDENTITY_MISSING'
  | 'SECRET_KEY_BROKEN';

/** Shown in full: what happened, where, what to do. `command` can be pasted into a POSIX shell as it stands. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly code: WorkspaceErrorCode;
  readonly command: string | null;

  constructor(code: WorkspaceErrorCode, message: string, options: { command?: string; cause?: unknown } = {}) {
    const full = options.command === undefined ? message : `${message} Run: ${options.command}`;
    super(full, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.command = options.command ?? null;
  }
}

/** A word for a command that people paste: quoted unless it is plain, so that a hostile path stays one word. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The code of a system error such as `ENOENT`, or null. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const writeRemedies: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the disk (ENOSPC). Make room and run the command again.',
  EDQUOT: 'the disk quota is used up (EDQUOT). Make room and run the command again.',
  EROFS: 'the file system is read-only (EROFS). Run the command where it may write.',
};

/** Why a write failed and what to do, as the end of a sentence. */
export function whyNotWritten(cause: unknown): string {
  const code = systemCode(cause) ?? 'unknown';
  return writeRemedies[code] ?? `${code}. Check who owns it.`;
}
