import type { RouterRoute } from 'hono/types';
import { ServerError } from '../server-error.ts';
import type { HttpContext } from './environment.ts';
import type { PageManifest } from './page-manifest.ts';
import { answerProblem } from './problems.ts';
import { routeRules, ruleOf } from './route-rules.ts';
import { pageOf } from './serve-pages.ts';

/** Refuses to start with a route that no rule covers, or a rule that covers none. Throws SERVER_INTERNAL. */
export function checkRoutes(routes: readonly RouterRoute[]): void {
  const served = routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'));
  const bare = served.filter(({ method, path }) => ruleOf(method, path) === null);
  const there = new Set(served.map(({ method, path }) => `${method} ${path}`));
  const idle = Object.keys(routeRules).filter((route) => !there.has(route.replace(/\{(\w+)\}/gu, ':$1')));
  if (bare.length === 0 && idle.length === 0) return;
  const names = [...bare.map(({ method, path }) => `${method} ${path}`), ...idle];
  throw new ServerError('SERVER_INTERNAL', `Routes and rules do not fit: ${names.join(', ')}.`);
}

const declared = Object.keys(routeRules).map((route) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, form: new RegExp(`^${path.replace(/[.]/gu, '\\.').replace(/\{\w+\}/gu, '[^/]+')}$`, 'u') };
});

/** 405 where the path is known with another method, else 404. */
export function nothingThere(context: HttpContext, pages: PageManifest): Response {
  const { path } = context.req;
  const methods = declared.filter(({ form }) => form.test(path)).map(({ method }) => method);
  if (pageOf(pages, path) !== null) methods.push('GET');
  if (methods.length === 0) {
    const error = new ServerError('SERVER_NOT_FOUND', 'There is nothing here.', { action: 'Begin at the first page.' });
    return answerProblem(context, error);
  }
  context.header('allow', [...new Set(methods)].sort().join(', '));
  return answerProblem(context, new ServerError('SERVER_METHOD', 'That cannot be done with this address.'));
}
