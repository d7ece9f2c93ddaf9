/** Permanent codes of what the command line refuses. */
export type CliErrorCode =
  | 'CLI_USAGE'
  | 'CLI_NO_GATE_FILE'
  | 'CLI_NO_TRUST_ROOT'
  | 'CLI_NO_BASELINE'
  | 'CLI_NOT_ENROLLED'
  | 'CLI_NOT_ALLOWED'
  | 'CLI_NOTHING_TO_SIGN'
  | 'CLI_ANSWER_NEEDED'
  | 'CLI_NOT_READY'
  | 'CLI_PEOPLE_INVALID'
  | 'CLI_PAPER_CHANGED'
  | 'CLI_FILE_REFUSED'
  | 'CLI_FILE_SYSTEM';

/** Shown in full to people: what happened, where, what to do. `command` can be pasted as it stands. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: CliErrorCode;
  readonly command: string | null;

  constructor(code: CliErrorCode, message: string, options: { command?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.command = options.command ?? null;
  }
}
