import * as z from 'zod';
import { criterionId, digest, door, instant, personId, personRef, roleId, state, verdict } from './primitives.ts';

/** Why something is not met: reason, who acts, what to do. `criterion` is null for a rule of the verdict. */
export const blocker = z.strictObject({
  criterion: criterionId.nullable(),
  /** Every criterion that the line speaks for: several where one act answers them all, and then `criterion` is null. */
  criteria: z.array(criterionId),
  state,
  reason: z.string(),
  place: z.string().nullable(),
  owner: roleId.nullable(),
  ownerTitle: z.string(),
  action: z.string(),
  command: z.string().nullable(),
  mine: z.boolean(),
  /** Something else comes first: nobody can do this yet. */
  later: z.boolean(),
});
export type Blocker = z.infer<typeof blocker>;

/** What is so. A board has a hundred squares, and of most of them none of these says anything: then it is left out. */
const only = z.literal(true).optional();

/** One square of the board. */
export const cell = z.strictObject({
  id: criterionId,
  title: z.string(),
  state,
  /** Not required: asked for by the profile, and no part of the verdict. */
  recommended: only,
  waived: only,
  attested: only,
  /** Which part of its age is left, 1 fresh to 0, in hundredths; left out where nothing ages. */
  left: z.number().min(0).max(1).optional(),
  ages: instant.optional(),
});
export type Cell = z.infer<typeof cell>;

export const station = z.strictObject({
  role: roleId,
  title: z.string(),
  persons: z.array(personRef),
  signed: z.int(),
  toSign: z.int(),
  /** Failures that this role mends. */
  toMend: z.int(),
  answer: z.enum(['go', 'no-go', 'silent']).nullable(),
  reason: z.string().nullable(),
});
export type Station = z.infer<typeof station>;

export const board = z.strictObject({
  /** Rises with every change; an event with a higher one means: fetch again. */
  revision: z.int(),
  at: instant,
  project: z.string(),
  phase: z.strictObject({ number: z.int(), title: z.string(), outcome: z.string() }),
  candidate: z.strictObject({ version: z.string(), commit: z.string().nullable() }),
  kind: z.enum(['live', 'demo']),
  verdict,
  door,
  /** The one sentence that says what stands between us and GO. */
  sentence: z.string(),
  summary: z.string(),
  counts: z.strictObject({
    required: z.int(),
    met: z.int(),
    probed: z.int(),
    attested: z.int(),
    waived: z.int(),
  }),
  window: z.strictObject({ opens: instant, closes: instant }).nullable(),
  blockers: z.array(blocker),
  areas: z.array(z.strictObject({ id: z.string(), title: z.string(), cells: z.array(cell) })),
  stations: z.array(station),
  relief: z.array(
    z.strictObject({
      statement: digest,
      kind: z.enum(['waiver', 'deviation']),
      criterion: criterionId,
      state: z.enum(['proposed', 'in force', 'expired', 'void']),
      requestedBy: personId,
      approvedBy: z.array(personId),
      reason: z.string(),
      expires: instant.nullable(),
      why: z.string(),
    }),
  ),
  weakenings: z.array(
    z.strictObject({
      criterion: criterionId,
      line: z.string(),
      /** No deviation is in force for it, and the reader has signed none. */
      mine: z.boolean(),
    }),
  ),
  duty: z.strictObject({ grade: z.enum(['A', 'B', 'C', 'S']), notes: z.array(z.string()) }),
  decision: z.strictObject({ statement: digest, verdict, at: instant, commit: z.string().nullable() }).nullable(),
  /** The reader may hold the door: it is not closed, and they have a role or are on call. */
  canHold: z.boolean(),
  holds: z.array(
    z.strictObject({
      statement: digest,
      by: z.string(),
      reason: z.string(),
      time: instant,
      needs: z.array(roleId),
      resumed: z.boolean(),
    }),
  ),
  /** null before the trust root is founded. */
  record: z
    .strictObject({
      fingerprint: digest,
      statements: z.int(),
      sealed: z.int(),
      root: digest.nullable(),
      /** Acknowledged here and not yet on the record branch of the remote. */
      waiting: z.int(),
    })
    .nullable(),
  looked: instant.nullable(),
});
export type BoardPage = z.infer<typeof board>;

/** `GET /api/home`: what do you need from me. */
export const home = z.strictObject({
  revision: z.int(),
  person: personRef,
  verdict,
  door,
  sentence: z.string(),
  waiting: z.array(
    z.strictObject({
      /** What `drafts` takes as `about`. */
      about: z.string(),
      kind: z.enum(['criterion', 'deliverable', 'acknowledgement', 'proposal', 'minutes', 'vote']),
      role: roleId.nullable(),
      title: z.string(),
      /** Why it waits for this person: never asked, or what changed since the last answer. */
      why: z.string(),
      documents: z.array(z.string()),
      /** Those of them that are not what this person last answered for. */
      changed: z.array(z.string()),
      state,
    }),
  ),
  /** Blockers whose next action is mine and is not a signature. */
  todo: z.array(blocker),
  answered: z.array(
    z.strictObject({
      statement: digest,
      about: z.string(),
      /** The same for people: proposals are known by a digest alone. */
      title: z.string(),
      answer: z.enum(['accepted', 'rejected', 'go', 'no-go']),
      time: instant,
      stands: z.boolean(),
      sealed: z.boolean(),
    }),
  ),
});
export type Home = z.infer<typeof home>;
