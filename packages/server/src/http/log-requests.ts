import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { ServerError } from '../server-error.ts';
import { clientNetwork } from './client-address.ts';
import type { ServerDependencies } from './dependencies.ts';
import type { HttpEnvironment } from './environment.ts';

/**
 * One line a request: the route as it is declared and never the path, query, headers or body, which may hold what nobody
 * else is to know. Our own faults are logged with their stack, under the name that the answer gives.
 */
export function logRequests(dependencies: ServerDependencies): MiddlewareHandler<HttpEnvironment> {
  const { access, log, proxies } = dependencies;
  return async (context, next) => {
    await next();
    const { method } = context.req;
    const route = matchedRoutes(context).find((matched) => matched.method !== 'ALL')?.path ?? '(none)';
    const { status } = context.res;
    const details: Record<string, string | number> = {
      method: /^[A-Z]{1,10}$/u.test(method) ? method : '?',
      route,
      status,
      network: clientNetwork(context, proxies),
    };
    const { error } = context;
    if (error instanceof ServerError) details['code'] = error.code;
    if (error instanceof ServerError && error.cause instanceof Error)
      details['cause'] = error.cause.message.slice(0, 300);
    if (status >= 500 && error !== undefined) details['stack'] = (error.stack ?? error.message).slice(0, 4000);
    log({
      time: access.now(),
      level: status >= 500 ? 'error' : status >= 400 ? 'warning' : 'info',
      event: 'request',
      request: context.var.requestId,
      person: context.var.asker?.person ?? null,
      details,
    });
  };
}
