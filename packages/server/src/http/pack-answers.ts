import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { acceptedEncodings } from './accepted-encodings.ts';
import type { HttpEnvironment } from './environment.ts';

/** Bytes that fit into one packet with their headers: packing them would save nothing. */
const smallest = 1200;
const packed = promisify(gzip);

/**
 * Packs what is read, for those who are far away: a board is five times smaller so. Receipts and drafts are left alone,
 * and so is the stream of events. That lengths tell of contents (BREACH) needs requests from another page with this
 * one's cookie, which `SameSite=Strict` keeps back.
 */
export const packAnswers: MiddlewareHandler<HttpEnvironment> = async (context, next) => {
  await next();
  const { res, req } = context;
  if (req.method !== 'GET' || !(res.headers.get('content-type') ?? '').startsWith('application/json')) return;
  res.headers.append('vary', 'accept-encoding');
  if (!acceptedEncodings(req.header('accept-encoding') ?? '').has('gzip')) return;
  const { status, headers } = res;
  const bytes = await res.arrayBuffer();
  const small = bytes.byteLength < smallest ? bytes : await packed(bytes);
  context.res = undefined;
  context.res = new Response(small, { status, headers });
  context.res.headers.delete('content-length');
  if (small !== bytes) context.res.headers.set('content-encoding', 'gzip');
};
