import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { answers, answersBytes } from './declared.ts';
import type { ServerDependencies } from './dependencies.ts';
import { askerOf, type HttpEnvironment } from './environment.ts';

const health = z.strictObject({ status: z.literal('up') });

const routes = {
  health: createRoute({ method: 'get', path: '/api/health', responses: answers('The process answers.', health) }),
  events: createRoute({
    method: 'get',
    path: '/api/events',
    responses: answersBytes('Server-sent events: `changed` (see the contract).', 'text/event-stream'),
  }),
  document: createRoute({
    method: 'get',
    path: '/api/openapi.json',
    responses: answersBytes('This interface as OpenAPI 3.1.', 'application/json'),
  }),
};

/** Whether we live, what the interface is, and what is new. */
export function addHouseRoutes(app: OpenAPIHono<HttpEnvironment>, { events }: ServerDependencies): void {
  app.openapi(routes.health, (context) => context.json({ status: 'up' as const }, 200));
  app.openapi(routes.events, (context) => {
    const seen = context.req.header('last-event-id');
    const lastSeen = seen !== undefined && /^\d{1,15}$/u.test(seen) ? Number(seen) : null;
    return context.body(events.open(askerOf(context).session.id, lastSeen), 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // Proxies that collect answers would hold news back.
      'x-accel-buffering': 'no',
    });
  });
  let text: string | null = null;
  app.openapi(routes.document, (context) => {
    text ??= openApiText(app);
    return context.body(text, 200, { 'content-type': 'application/json' });
  });
}

/** The interface as it is declared, OpenAPI 3.1. */
export function openApiText(app: OpenAPIHono<HttpEnvironment>): string {
  const document = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Sallyport', version: '1' } });
  // The generator writes the flags of a pattern behind it, where JSON Schema has none: they would be part of the text.
  return JSON.stringify(document, (key, value: unknown) => {
    return key === 'pattern' && typeof value === 'string' ? value.replace(/\/u$/u, '') : value;
  });
}
