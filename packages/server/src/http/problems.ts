import { StoreError, type StoreErrorCode } from '@sallyport/store';
import { HTTPException } from 'hono/http-exception';
import type { ZodError } from 'zod';
import type { Problem } from '../contract/problem.ts';
import { ServerError, type ServerErrorCode, statusOf } from '../server-error.ts';
import type { HttpContext } from './environment.ts';

const titles = {
  SERVER_BAD_REQUEST: 'Not understood',
  SERVER_NOT_LOGGED_IN: 'Not logged in',
  SERVER_LOGIN_REFUSED: 'Login refused',
  SERVER_NOT_ALLOWED: 'Not allowed',
  SERVER_FOREIGN_PAGE: 'Asked by another page',
  SERVER_FOREIGN_HOST: 'Another name',
  SERVER_NOT_FOUND: 'Not found',
  SERVER_METHOD: 'Not possible here',
  SERVER_TOO_LARGE: 'Too large',
  SERVER_MEDIA_TYPE: 'Not JSON',
  SERVER_TOO_OFTEN: 'Too often',
  SERVER_TOO_MANY_SCREENS: 'Too many screens',
  SERVER_INVITATION_UNKNOWN: 'Unknown link',
  SERVER_INVITATION_EXPIRED: 'Expired link',
  SERVER_INVITATION_USED: 'Used link',
  SERVER_INVITATION_UNAPPROVED: 'Link not approved',
  SERVER_PASSKEY_REFUSED: 'Passkey refused',
  SERVER_REFUSED: 'Not possible now',
  SERVER_DRAFT_EXPIRED: 'Draft expired',
  SERVER_CHANGED: 'Changed meanwhile',
  SERVER_SIGNATURE_REFUSED: 'Signature refused',
  SERVER_NOT_READY: 'Not ready',
  SERVER_PAGES_MISSING: 'Pages missing',
  SERVER_INTERNAL: 'Our fault',
} as const satisfies Record<ServerErrorCode, string>;

/** A refusal as RFC 9457 problem details. */
function problemOf({ code, message, action }: ServerError): Problem {
  return {
    type: `urn:sallyport:problem:${code}`,
    title: titles[code],
    status: statusOf(code),
    code,
    detail: message,
    action,
  };
}

export function answerProblem(context: HttpContext, error: ServerError): Response {
  if (error.retryAfterSeconds !== null) context.header('retry-after', String(error.retryAfterSeconds));
  return context.body(JSON.stringify(problemOf(error)), statusOf(error.code), {
    'content-type': 'application/problem+json',
  });
}

/** Troubles of the database that pass, or that somebody else mends. */
const passing: ReadonlySet<string> = new Set<StoreErrorCode>([
  'STORE_BUSY',
  'STORE_UNREACHABLE',
  'STORE_FULL',
  'STORE_CLOSED',
]);

/** What any thrown thing becomes. What nobody expected says nothing but where to look for it in the log. */
export function refusalOf(error: unknown, requestId: string): ServerError {
  if (error instanceof ServerError) return error;
  if (error instanceof HTTPException && error.status === 400) {
    return new ServerError('SERVER_BAD_REQUEST', 'The request is not JSON.', { cause: error });
  }
  if (error instanceof StoreError && passing.has(error.code)) {
    return new ServerError('SERVER_NOT_READY', 'The database does not answer right now.', {
      action: 'Try again in a moment. What was acknowledged before is kept.',
      retryAfterSeconds: 5,
      cause: error,
    });
  }
  return new ServerError('SERVER_INTERNAL', `Something went wrong on our side; the log has it as ${requestId}.`, {
    action: 'Try again. If it stays, tell whoever runs this server that name.',
    cause: error,
  });
}

/** Where a request does not have the form of its schema: the first three places, without the values found there. */
export function misunderstood(error: ZodError): ServerError {
  const places = error.issues.slice(0, 3).map(({ path, code }) => {
    const place = path.slice(0, 8).join('.').slice(0, 120);
    return `${place === '' ? 'the whole' : place} (${code.replaceAll('_', ' ')})`;
  });
  return new ServerError(
    'SERVER_BAD_REQUEST',
    `The request has another form than this server reads: ${places.join(', ')}.`,
    {
      action: 'Reload the page: it may be older than the server.',
    },
  );
}
