/** Permanent codes of refusals of a gate file or profile. Never reuse or rename one: scripts and tickets cite them. */
export type GateFileErrorCode =
  | 'GATE_FILE_MISSING'
  | 'GATE_FILE_TOO_LARGE'
  | 'GATE_FILE_SYNTAX'
  | 'GATE_FILE_INVALID'
  | 'GATE_FILE_PROFILE_UNKNOWN'
  | 'GATE_FILE_PROFILE_CYCLE'
  | 'GATE_FILE_PROFILE_DEPTH';

/** One thing that is wrong, with its place; line and column count from 1. */
export interface GateFileProblem {
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly instead: string;
}

/** The longest list that anybody reads; the rest is counted. */
const mostShown = 100;

/** The gate file, or a profile it extends, was refused. All problems at once, in the order of the file. */
export class GateFileError extends Error {
  override readonly name = 'GateFileError';
  readonly code: GateFileErrorCode;
  /** The file the problems are in. */
  readonly path: string;
  readonly problems: readonly GateFileProblem[];

  constructor(
    code: GateFileErrorCode,
    path: string,
    problems: readonly GateFileProblem[],
    options: { cause?: unknown } = {},
  ) {
    const sorted = problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
    const lines = sorted
      .slice(0, mostShown)
      .map(({ line, column, what, instead }) => `${path}:${line}:${column}: ${what}. ${instead}`);
    if (sorted.length > mostShown) lines.push(`and ${sorted.length - mostShown} more`);
    super(lines.join('\n'), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.path = path;
    this.problems = sorted;
  }
}
