/** Permanent codes of what stops a probe from looking. Each becomes the result `Unknown`, never a pass. */
export type ProbeErrorCode =
  | 'PROBE_TIMEOUT'
  | 'PROBE_ABORTED'
  | 'PROBE_READ_BUDGET'
  | 'PROBE_FILE_TOO_LARGE'
  | 'PROBE_NOT_TEXT'
  | 'PROBE_NOT_MARKDOWN'
  | 'PROBE_FORMAT'
  | 'PROBE_RULE_UNDECLARED';

/** A probe could not look. The message is for people and holds no content of the file it is about. */
export class ProbeError extends Error {
  override readonly name = 'ProbeError';
  readonly code: ProbeErrorCode;

  constructor(code: ProbeErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
  }
}
