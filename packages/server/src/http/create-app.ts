import { randomBytes } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { addActRoutes } from './act-routes.ts';
import { admit } from './admit.ts';
import type { ServerDependencies } from './dependencies.ts';
import type { HttpEnvironment } from './environment.ts';
import { addGateRoutes } from './gate-routes.ts';
import { guardRequest } from './guard-request.ts';
import { addHouseRoutes } from './house-routes.ts';
import { addInvitationRoutes } from './invitation-routes.ts';
import { checkRoutes, nothingThere } from './known-routes.ts';
import { limitBody } from './limit-body.ts';
import { logRequests } from './log-requests.ts';
import { packAnswers } from './pack-answers.ts';
import { answerProblem, misunderstood, refusalOf } from './problems.ts';
import { securityHeaders } from './security-headers.ts';
import { servePages } from './serve-pages.ts';
import { addVisitRoutes } from './visit-routes.ts';

/** Statements are at most 1 MiB and travel as base64. */
const MAX_BODY = 2 * 1024 * 1024;

/** The whole HTTP interface, without a socket: `app.request('/api/visit')` answers. */
export function createApp(dependencies: ServerDependencies): OpenAPIHono<HttpEnvironment> {
  const { site } = dependencies.access;
  const app = new OpenAPIHono<HttpEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw misunderstood(result.error);
    },
  });
  app.onError((error, context) => answerProblem(context, refusalOf(error, context.var.requestId)));
  app.use(async (context, next) => {
    context.set('requestId', randomBytes(6).toString('hex'));
    context.set('asker', null);
    await next();
  });
  app.use(logRequests(dependencies));
  app.use(securityHeaders(site));
  app.use(guardRequest(site));
  app.use(limitBody(MAX_BODY));
  app.use('/api/*', packAnswers);
  app.use('/api/*', admit(dependencies));
  addVisitRoutes(app, dependencies);
  addInvitationRoutes(app, dependencies);
  addGateRoutes(app, dependencies);
  addActRoutes(app, dependencies);
  addHouseRoutes(app, dependencies);
  checkRoutes(app.routes);
  app.get('*', servePages(dependencies.pages));
  app.notFound((context) => nothingThere(context, dependencies.pages));
  return app;
}
