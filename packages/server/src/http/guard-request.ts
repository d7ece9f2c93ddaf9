import type { MiddlewareHandler } from 'hono';
import { ServerError } from '../server-error.ts';
import type { HttpEnvironment } from './environment.ts';
import type { Site } from './site.ts';

/**
 * Refuses what no page of ours sends: another Host (a name of somebody else's that leads to this address could read the
 * answers, DNS rebinding), and from another site anything that changes something. That replaces tokens against forged
 * requests: browsers set these headers and pages cannot.
 */
export function guardRequest(site: Site): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const { req } = context;
    // Whoever runs the container asks it by its address whether it lives.
    const isHealth = req.path === '/api/health';
    if (!isHealth && (req.header('host') ?? new URL(req.url).host) !== site.host) {
      throw new ServerError('SERVER_FOREIGN_HOST', 'This server has another name.', { action: `Open ${site.origin}.` });
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      checkPage(req.header('sec-fetch-site'), req.header('origin'), site);
      checkMediaType(req.header('content-type'));
    }
    await next();
  };
}

function checkPage(fetchSite: string | undefined, origin: string | undefined, site: Site): void {
  const ours = fetchSite === undefined ? origin === site.origin : fetchSite === 'same-origin';
  if (ours && (origin === undefined || origin === site.origin)) return;
  throw new ServerError('SERVER_FOREIGN_PAGE', 'Another page asked for this in your name. Nothing was done.', {
    action: `Do it on ${site.origin}.`,
  });
}

function checkMediaType(contentType: string | undefined): void {
  if (contentType !== undefined && /^application\/json(?:;\s*charset=utf-8)?$/iu.test(contentType)) return;
  throw new ServerError('SERVER_MEDIA_TYPE', 'Only JSON is understood here.', {
    action: 'Send content-type: application/json.',
  });
}
