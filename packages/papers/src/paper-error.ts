/** Permanent codes of refusals by the papers. Never reuse or rename one: scripts and tickets cite them. */
export type PaperErrorCode =
  | 'PAPER_TOO_LARGE'
  | 'PAPER_LINE_TOO_LONG'
  | 'PAPER_TOO_DEEP'
  | 'PAPER_CONTROL_CHARACTER'
  | 'PAPER_MARKER_MALFORMED'
  | 'PAPER_MARKER_LOOKALIKE'
  | 'PAPER_MARKER_UNKNOWN'
  | 'PAPER_MARKER_NOT_AT_ROOT'
  | 'PAPER_MARKER_HIDDEN'
  | 'PAPER_MARKER_NESTED'
  | 'PAPER_MARKER_UNCLOSED'
  | 'PAPER_MARKER_UNOPENED'
  | 'PAPER_MARKER_DUPLICATE'
  | 'PAPER_MARKER_MISSING'
  | 'PAPER_MARKER_MOVED'
  | 'PAPER_PART_UNSAFE'
  | 'PAPER_TEMPLATES_UNKNOWN';

/** A paper was refused. `line` counts from 1; null where the whole text is meant. */
export class PaperError extends Error {
  override readonly name = 'PaperError';
  readonly code: PaperErrorCode;
  readonly line: number | null;

  constructor(code: PaperErrorCode, message: string, options: { line?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.line = options.line ?? null;
  }
}
