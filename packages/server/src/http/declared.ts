import type { RouteConfig } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { problem } from '../contract/problem.ts';

const problems = {
  '4XX': {
    description: 'Refused; `code` is permanent and `action` says what to do.',
    content: { 'application/problem+json': { schema: problem } },
  },
  '5XX': {
    description: 'Our fault, or not ready.',
    content: { 'application/problem+json': { schema: problem } },
  },
} as const;

/** What a route answers with, beside problems. */
export function answers<Schema extends ZodType>(description: string, schema: Schema) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problems } as const;
}

/** Done, and there is nothing to say. */
export const answersNothing = {
  204: { description: 'Done.' },
  ...problems,
} as const satisfies RouteConfig['responses'];

export function answersBytes(description: string, mediaType: string) {
  const schema = { type: 'string', format: 'binary' } as const;
  return { 200: { description, content: { [mediaType]: { schema } } }, ...problems };
}

/** A JSON body that must be there. */
export function body<Schema extends ZodType>(schema: Schema) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const;
}
