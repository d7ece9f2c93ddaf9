import type { Problem } from '@sallyport/server/contract';

/** A refusal as the server says it, or that the server could not be asked. `code` is permanent. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly action: string | null;

  constructor(problem: Pick<Problem, 'code' | 'detail' | 'action' | 'status'>, cause?: unknown) {
    super(problem.detail, cause === undefined ? undefined : { cause });
    this.code = problem.code;
    this.status = problem.status;
    this.action = problem.action;
  }
}

export interface Said {
  readonly sentence: string;
  readonly action: string | null;
  readonly code: string | null;
}

/** What a person is told about any error: a sentence and what to do. */
export function saidOf(error: unknown): Said {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const action = 'action' in error && typeof error.action === 'string' ? error.action : null;
    return { sentence: error.message, action, code: error.code };
  }
  return {
    sentence: 'This page made a mistake of its own.',
    action: 'Reload it; what you typed is kept. If it happens again, tell whoever runs this server.',
    code: error instanceof Error ? error.message : null,
  };
}
