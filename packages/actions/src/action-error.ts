/**
 * Permanent codes of what an act at a gate, or the command line, refuses. They say CLI because the command line was
 * there first; the server refuses the same things with the same codes.
 */
export type ActionErrorCode =
  | 'CLI_USAGE'
  | 'CLI_NO_GATE_FILE'
  | 'CLI_NO_TRUST_ROOT'
  | 'CLI_NO_BASELINE'
  | 'CLI_NOT_ENROLLED'
  | 'CLI_NOT_ALLOWED'
  | 'CLI_NOTHING_TO_SIGN'
  | 'CLI_NOT_READY'
  | 'CLI_PAPER_CHANGED'
  | 'CLI_FILE_REFUSED';

/** Shown in full to people: what happened, where, what to do. `command` can be pasted as it stands. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ActionErrorCode;
  readonly command: string | null;

  constructor(code: ActionErrorCode, message: string, options: { command?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.command = options.command ?? null;
  }
}
