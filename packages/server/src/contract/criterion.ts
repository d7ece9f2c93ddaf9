import * as z from 'zod';
import { blocker } from './board.ts';
import { criterionId, digest, instant, personRef, roleId, severity, state } from './primitives.ts';

export const finding = z.strictObject({
  rule: z.string(),
  severity,
  fingerprint: digest,
  place: z.string(),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
  waived: z.boolean(),
});
export type FindingRow = z.infer<typeof finding>;

export const signoff = z.strictObject({
  statement: digest,
  person: personRef,
  role: roleId.nullable(),
  answer: z.enum(['accepted', 'rejected']),
  reason: z.string().nullable(),
  time: instant,
  stands: z.boolean(),
  presence: z.enum(['proved', 'key file']),
});
export type SignoffRow = z.infer<typeof signoff>;

/** `GET /api/criteria/{id}`. */
export const criterionPage = z.strictObject({
  revision: z.int(),
  id: criterionId,
  title: z.string(),
  area: z.string(),
  /** What is asked, in a sentence. */
  asks: z.string(),
  owner: roleId,
  ownerTitle: z.string(),
  required: z.boolean(),
  floor: z.boolean(),
  waivable: z.boolean(),
  maxAge: z.string().nullable(),
  state,
  waived: z.boolean(),
  substance: digest,
  explanation: blocker.nullable(),
  facets: z.array(
    z.strictObject({
      id: z.string(),
      by: z.enum(['probed', 'attested', 'signed']),
      state,
      waived: z.boolean(),
      summary: z.string(),
      observedAt: instant.nullable(),
      left: z.number().min(0).max(1).nullable(),
      vantage: z.string().nullable(),
      coverage: z.strictObject({ looked: z.int(), total: z.int(), unit: z.string() }).nullable(),
      findings: z.array(finding),
      facts: z.record(z.string(), z.string()),
      evidence: z.array(digest),
      signoffs: z.array(signoff),
    }),
  ),
  signers: z.array(
    z.strictObject({ role: roleId, title: z.string(), persons: z.array(personRef), missing: z.array(personRef) }),
  ),
  restsOn: z.array(criterionId),
  documents: z.array(z.strictObject({ path: z.string(), sha256: digest.nullable() })),
  /** Statements about this criterion, newest first. */
  history: z.array(
    z.strictObject({ statement: digest, type: z.string(), by: z.string(), time: instant, what: z.string() }),
  ),
  mine: z.strictObject({
    canAnswer: z.boolean(),
    canLook: z.boolean(),
    canAskWaiver: z.boolean(),
    /** The gate file does less here than its profile, and I have not signed for that. */
    canDeviate: z.boolean(),
  }),
});
export type CriterionPage = z.infer<typeof criterionPage>;
