/** Permanent codes of what the server refuses. Never reuse or rename one: pages, scripts and tickets cite them. */
export type ServerErrorCode =
  | 'SERVER_BAD_REQUEST'
  | 'SERVER_NOT_LOGGED_IN'
  | 'SERVER_LOGIN_REFUSED'
  | 'SERVER_NOT_ALLOWED'
  | 'SERVER_FOREIGN_PAGE'
  | 'SERVER_FOREIGN_HOST'
  | 'SERVER_NOT_FOUND'
  | 'SERVER_METHOD'
  | 'SERVER_TOO_LARGE'
  | 'SERVER_MEDIA_TYPE'
  | 'SERVER_TOO_OFTEN'
  | 'SERVER_TOO_MANY_SCREENS'
  | 'SERVER_INVITATION_UNKNOWN'
  | 'SERVER_INVITATION_EXPIRED'
  | 'SERVER_INVITATION_USED'
  | 'SERVER_INVITATION_UNAPPROVED'
  | 'SERVER_PASSKEY_REFUSED'
  | 'SERVER_REFUSED'
  | 'SERVER_DRAFT_EXPIRED'
  | 'SERVER_CHANGED'
  | 'SERVER_SIGNATURE_REFUSED'
  | 'SERVER_NOT_READY'
  | 'SERVER_PAGES_MISSING'
  | 'SERVER_INTERNAL';

const statuses = {
  SERVER_BAD_REQUEST: 400,
  SERVER_NOT_LOGGED_IN: 401,
  SERVER_LOGIN_REFUSED: 401,
  SERVER_NOT_ALLOWED: 403,
  SERVER_FOREIGN_PAGE: 403,
  SERVER_FOREIGN_HOST: 421,
  SERVER_NOT_FOUND: 404,
  SERVER_METHOD: 405,
  SERVER_TOO_LARGE: 413,
  SERVER_MEDIA_TYPE: 415,
  SERVER_TOO_OFTEN: 429,
  SERVER_TOO_MANY_SCREENS: 503,
  SERVER_INVITATION_UNKNOWN: 404,
  SERVER_INVITATION_EXPIRED: 410,
  SERVER_INVITATION_USED: 410,
  SERVER_INVITATION_UNAPPROVED: 409,
  SERVER_PASSKEY_REFUSED: 422,
  SERVER_REFUSED: 422,
  SERVER_DRAFT_EXPIRED: 410,
  SERVER_CHANGED: 409,
  SERVER_SIGNATURE_REFUSED: 422,
  SERVER_NOT_READY: 503,
  SERVER_PAGES_MISSING: 503,
  SERVER_INTERNAL: 500,
} as const satisfies Record<ServerErrorCode, number>;

/** The HTTP status of a refusal. */
export function statusOf(code: ServerErrorCode): (typeof statuses)[ServerErrorCode] {
  return statuses[code];
}

export interface ServerErrorOptions {
  /** What the person does next. */
  readonly action?: string;
  /** When it makes sense to ask again. */
  readonly retryAfterSeconds?: number;
  /** Kept for the log; never shown. */
  readonly cause?: unknown;
}

/** Shown in full to the person who asked, so the message says what happened and names nothing that is not theirs. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  readonly action: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(code: ServerErrorCode, message: string, options: ServerErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.action = options.action ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
