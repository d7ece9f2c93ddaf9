import * as z from 'zod';
import { base64, digest, instant } from './primitives.ts';

export const statementRow = z.strictObject({
  digest,
  index: z.int().nullable(),
  type: z.string(),
  by: z.string(),
  key: z.string(),
  time: instant,
  phase: z.int().nullable(),
  what: z.string(),
  pushed: z.boolean(),
});
export type StatementRow = z.infer<typeof statementRow>;

/** `GET /api/record`. */
export const recordPage = z.strictObject({
  revision: z.int(),
  /** null before the trust root is founded. */
  fingerprint: digest.nullable(),
  origin: z.string(),
  statements: z.array(statementRow),
  checkpoints: z.array(z.strictObject({ size: z.int(), root: digest, time: instant })),
  /** Commands that an auditor types, ready to copy. */
  verify: z.array(z.strictObject({ what: z.string(), command: z.string() })),
});
export type RecordPage = z.infer<typeof recordPage>;

/** `GET /api/record/statements/{digest}`: exact bytes and signature. */
export const statementPage = z.strictObject({
  row: statementRow,
  bytes: base64,
  signature: z.string(),
  pretty: z.string(),
  cites: z.array(digest),
  verify: z.array(z.strictObject({ what: z.string(), command: z.string() })),
});
export type StatementPage = z.infer<typeof statementPage>;
