/** Permanent codes of refusals by the record. Never reuse or rename one: scripts and tickets cite them. */
export type RecordErrorCode =
  | 'RECORD_NOT_CANONICAL'
  | 'RECORD_STATEMENT_MALFORMED'
  | 'RECORD_SIGNATURE_MALFORMED'
  | 'RECORD_SIGNATURE_BAD'
  | 'RECORD_KEY_UNKNOWN'
  | 'RECORD_KEY_NOT_ALLOWED'
  | 'RECORD_TRUST_INVALID'
  | 'RECORD_LOG_BROKEN'
  | 'RECORD_CHECKPOINT_BAD'
  | 'RECORD_STRAY_FILE'
  | 'RECORD_FILE_MISSING'
  | 'RECORD_DIGEST_MISMATCH'
  | 'RECORD_ANCHOR_MISMATCH'
  | 'RECORD_TOO_LARGE';

/** The record was refused. `file` names the file in the record, where there is one. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly code: RecordErrorCode;
  readonly file: string | null;

  constructor(code: RecordErrorCode, message: string, options: { file?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.file = options.file ?? null;
  }
}

/** Runs a parser and names the file in a refusal that does not name one yet. */
export function inFile<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RecordError && error.file === null) {
      throw new RecordError(error.code, `${file}: ${error.message}`, { file, cause: error });
    }
    throw error;
  }
}
