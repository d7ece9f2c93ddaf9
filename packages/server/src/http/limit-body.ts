import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ServerError } from '../server-error.ts';
import type { HttpEnvironment } from './environment.ts';

/**
 * Refuses a body of more than so many bytes. Where its length is said, node cuts the body there, and nothing needs to be
 * counted: to count, the body is copied into a stream of the browser's kind, which costs more than all else of a request.
 */
export function limitBody(maxSize: number): MiddlewareHandler<HttpEnvironment> {
  const counting = bodyLimit({ maxSize, onError: tooLarge });
  return async (context, next) => {
    const said = context.req.header('content-length');
    const isSaid = said !== undefined && /^\d{1,15}$/u.test(said);
    if (!isSaid || context.req.header('transfer-encoding') !== undefined) return await counting(context, next);
    if (Number(said) > maxSize) tooLarge();
    return await next();
  };
}

function tooLarge(): never {
  throw new ServerError('SERVER_TOO_LARGE', 'The request has more than 2 MiB.', { action: 'Send less at once.' });
}
