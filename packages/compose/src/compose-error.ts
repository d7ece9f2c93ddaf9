import type { NodePath, Position } from './node.ts';

/** Permanent codes. Never reuse or rename one. */
export type ComposeErrorCode =
  | 'COMPOSE_NOT_YAML'
  | 'COMPOSE_DUPLICATE_KEY'
  | 'COMPOSE_TOO_COMPLEX'
  | 'COMPOSE_FILE_MISSING'
  | 'COMPOSE_FILE_TOO_LARGE'
  | 'COMPOSE_INTERPOLATION'
  | 'COMPOSE_ENV_FILE'
  | 'COMPOSE_INCLUDE'
  | 'COMPOSE_EXTENDS'
  | 'COMPOSE_MERGE'
  | 'COMPOSE_SCHEMA'
  | 'COMPOSE_VALUE'
  | 'COMPOSE_CONFLICT'
  | 'COMPOSE_REFERENCE'
  | 'COMPOSE_CYCLE'
  | 'COMPOSE_PROJECT_NAME'
  | 'COMPOSE_NO_FILE';

/** One thing that is wrong, with its place and, where there is one, what to write instead. */
export interface Problem {
  readonly code: ComposeErrorCode;
  /** A sentence without the place: what is wrong. Values of secrets never stand in it. */
  readonly message: string;
  readonly at: Position | null;
  readonly path: NodePath;
  /** What to write instead; null where nobody can know. */
  readonly suggestion: string | null;
}

/** The files do not load. Nothing of the model is handed out: a pass over part of a stack would be a lie. */
export class ComposeError extends Error {
  override readonly name = 'ComposeError';
  readonly code: ComposeErrorCode;
  /** The first is the one of `message`; a stage that can go on collects more. */
  readonly problems: readonly Problem[];

  constructor(first: Problem, others: readonly Problem[] = [], cause?: unknown) {
    super(problemText(first), cause === undefined ? undefined : { cause });
    this.code = first.code;
    this.problems = [first, ...others];
  }
}

/** `compose.yaml:3:5: …. Write …` */
export function problemText({ at, message, suggestion }: Problem): string {
  const place = at === null ? '' : `${at.file}:${at.line}:${at.column}: `;
  return `${place}${message}${suggestion === null ? '' : ` ${suggestion}`}`;
}
