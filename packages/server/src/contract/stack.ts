import * as z from 'zod';
import { instant, severity, state } from './primitives.ts';

/** `GET /api/claims`: what earlier logs and reports say, and whether it holds. */
export const claimsPage = z.strictObject({
  looked: instant.nullable(),
  state,
  summary: z.string(),
  counts: z.record(z.string(), z.string()),
  claims: z.array(
    z.strictObject({
      place: z.string(),
      claim: z.string(),
      verdict: z.enum(['supported', 'contradicted', 'unsupported', 'not checkable']),
      against: z.string(),
      severity: severity.nullable(),
      fix: z.string(),
    }),
  ),
});
export type ClaimsPage = z.infer<typeof claimsPage>;

/** `GET /api/exposure`: what may be reached, as declared, and what is published. */
export const exposurePage = z.strictObject({
  looked: instant.nullable(),
  state,
  summary: z.string(),
  ports: z.array(
    z.strictObject({
      service: z.string(),
      address: z.string(),
      port: z.string(),
      protocol: z.string(),
      declared: z.boolean(),
      published: z.boolean(),
      purpose: z.string(),
      tls: z.string(),
      authentication: z.string(),
      who: z.string(),
      place: z.string().nullable(),
      finding: z.string().nullable(),
      severity: severity.nullable(),
    }),
  ),
  /** Services that publish nothing. */
  inside: z.array(z.string()),
  /** Findings that are about no one door. */
  others: z.array(z.strictObject({ place: z.string(), finding: z.string(), fix: z.string(), severity })),
  /** false where the Compose files do not load here, and the doors are those that the findings name. */
  complete: z.boolean(),
});
export type ExposurePage = z.infer<typeof exposurePage>;

/** `GET /api/parity`: staging beside planned production. */
export const parityPage = z.strictObject({
  looked: instant.nullable(),
  state,
  summary: z.string(),
  components: z.array(
    z.strictObject({
      component: z.string(),
      rows: z.array(
        z.strictObject({
          fact: z.string(),
          staging: z.string().nullable(),
          production: z.string().nullable(),
          class: z.enum(['equal', 'block', 'declare', 'info', 'must-differ']),
          declared: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type ParityPage = z.infer<typeof parityPage>;
