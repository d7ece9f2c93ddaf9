import * as z from 'zod';
import { base64, base64url, criterionId, digest, instant, personId, reason, roleId } from './primitives.ts';
import { assertion } from './visits.ts';

export const openedDocument = z.strictObject({ name: z.string().max(1024), sha256: digest });
const about = z.array(z.string().min(1).max(1024)).max(200);

/** Everything that a person can do at the gate, as the wish that is drafted, shown in full and then signed. */
export const wish = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('answer'),
    /** Empty: everything that waits for me. */
    about,
    answer: z.enum(['accepted', 'rejected']),
    reason: reason.nullable(),
    opened: z.array(openedDocument).max(500),
  }),
  z.strictObject({ act: z.literal('vote'), answer: z.enum(['go', 'no-go']), reason: reason.nullable() }),
  z.strictObject({ act: z.literal('baseline') }),
  z.strictObject({ act: z.literal('kickoff'), title: z.string().trim().min(3).max(200).nullable() }),
  z.strictObject({ act: z.literal('poll'), deadline: z.string().max(20).nullable() }),
  /** `text`: what was said, for the notes of the minutes; null leaves these as they are. */
  z.strictObject({ act: z.literal('minutes'), text: z.string().max(200_000).nullable() }),
  z.strictObject({
    act: z.literal('waive'),
    criterion: criterionId,
    facet: z.string().max(100).nullable(),
    findings: z.array(digest).max(500),
    reason,
    expires: instant,
  }),
  z.strictObject({
    act: z.literal('deviate'),
    /** Each gets a statement of its own, with the same reason; none takes the reason of the gate file. */
    criteria: z.array(criterionId).min(1).max(20),
    reason: reason.nullable(),
    expires: instant.nullable(),
  }),
  z.strictObject({ act: z.literal('hold'), reason, criteria: z.array(criterionId).max(100) }),
  z.strictObject({ act: z.literal('resume'), role: roleId, reason }),
  z.strictObject({ act: z.literal('withdraw'), statement: digest, reason }),
  z.strictObject({ act: z.literal('decide') }),
  /** Root 1 from everybody who proved a passkey. */
  z.strictObject({ act: z.literal('found'), persons: z.array(personId).min(1).max(200) }),
  /** The next root with these persons (or their new passkeys) in it. */
  z.strictObject({ act: z.literal('enrol'), persons: z.array(personId).min(1).max(200) }),
]);
export type Wish = z.infer<typeof wish>;

/** `POST /api/drafts`: what would be signed. Nothing is written yet. */
export const draft = z.strictObject({
  id: z.string(),
  expires: instant,
  /** The text whose digest is in the signed bytes, or null where the bytes speak for themselves. */
  text: z.string().nullable(),
  meaning: z.string(),
  statements: z.array(
    z.strictObject({
      digest,
      type: z.string(),
      namespace: z.string(),
      /** Exact statement bytes: the page parses them, canonicalises them again and compares before it asks the passkey. */
      bytes: base64,
    }),
  ),
  documents: z.array(z.strictObject({ path: z.string(), sha256: digest.nullable(), opened: z.boolean() })),
  /** What follows when this round is signed: proposals come in a round of their own. */
  more: z.boolean(),
  /** The passkey to ask; null where a demo key signs (`POST /api/drafts/{id}/demo`). */
  credential: base64url.nullable(),
});
export type Draft = z.infer<typeof draft>;

/** `POST /api/drafts/{id}/signatures`: one assertion a statement, in order. */
export const signatures = z.strictObject({ assertions: z.array(assertion).min(1).max(20) });
export type Signatures = z.infer<typeof signatures>;

/** Given only after the bytes are durable. */
export const receipt = z.strictObject({
  at: instant,
  statements: z.array(z.strictObject({ digest, type: z.string(), bytes: base64, signature: z.string() })),
  /** Plain text for one's own files. */
  text: z.string(),
  more: z.boolean(),
  /** With `decide`: what was decided, and the commit. */
  decision: z
    .strictObject({ verdict: z.enum(['GO', 'NO-GO', 'HOLD']), commit: z.string().nullable(), branch: z.string() })
    .nullable(),
});
export type Receipt = z.infer<typeof receipt>;

/** `POST /api/look`: look again now. */
export const lookAgain = z.strictObject({ criteria: z.array(criterionId).max(200) });
export const lookStarted = z.strictObject({ job: z.string(), since: instant });
export type LookStarted = z.infer<typeof lookStarted>;
