import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { draft, lookAgain, lookStarted, receipt, signatures, wish } from '../contract/drafts.ts';
import { rowId } from '../contract/primitives.ts';
import { answers, answersNothing, body } from './declared.ts';
import type { ServerDependencies } from './dependencies.ts';
import { askerOf, type HttpEnvironment } from './environment.ts';

const draftId = z.strictObject({ id: rowId });

const routes = {
  draft: createRoute({
    method: 'post',
    path: '/api/drafts',
    request: body(wish),
    responses: answers('What would be signed; nothing is written.', draft),
  }),
  sign: createRoute({
    method: 'post',
    path: '/api/drafts/{id}/signatures',
    request: { params: draftId, ...body(signatures) },
    responses: answers('Signed and durable.', receipt),
  }),
  signDemo: createRoute({
    method: 'post',
    path: '/api/drafts/{id}/demo',
    request: { params: draftId },
    responses: answers('Signed with a demo key, and durable.', receipt),
  }),
  look: createRoute({
    method: 'post',
    path: '/api/look',
    request: body(lookAgain),
    responses: answers('Looking again.', lookStarted),
  }),
  attend: createRoute({ method: 'post', path: '/api/attendance', responses: answersNothing }),
};

/** What people do at the gate. A session drafts; only a passkey signs. */
export function addActRoutes(app: OpenAPIHono<HttpEnvironment>, { desk }: ServerDependencies): void {
  app.openapi(routes.draft, async (context) => {
    return context.json(await desk.draft(askerOf(context).person, context.req.valid('json')), 200);
  });
  app.openapi(routes.sign, async (context) => {
    const { id } = context.req.valid('param');
    const { assertions } = context.req.valid('json');
    return context.json(await desk.sign(askerOf(context).person, id, assertions), 200);
  });
  app.openapi(routes.signDemo, async (context) => {
    return context.json(await desk.signDemo(askerOf(context).person, context.req.valid('param').id), 200);
  });
  app.openapi(routes.look, async (context) => {
    return context.json(await desk.look(askerOf(context).person, context.req.valid('json').criteria), 200);
  });
  app.openapi(routes.attend, async (context) => {
    await desk.attend(askerOf(context).person);
    return context.body(null, 204);
  });
}
