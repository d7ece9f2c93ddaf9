import type { ActionErrorCode } from '@sallyport/actions';

/** Permanent codes of what only the command line refuses. */
export type CliErrorCode = 'CLI_ANSWER_NEEDED' | 'CLI_PEOPLE_INVALID' | 'CLI_FILE_SYSTEM';

/** Shown in full to people: what happened, where, what to do. `command` can be pasted as it stands. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: CliErrorCode | ActionErrorCode;
  readonly command: string | null;

  constructor(
    code: CliErrorCode | ActionErrorCode,
    message: string,
    options: { command?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.command = options.command ?? null;
  }
}
