import * as z from 'zod';
import { station } from './board.ts';
import { signoff } from './criterion.ts';
import { digest, instant, personRef, roleId } from './primitives.ts';

export const vote = z.strictObject({
  statement: digest,
  person: personRef,
  roles: z.array(roleId),
  answer: z.enum(['go', 'no-go']),
  reason: z.string().nullable(),
  time: instant,
  counts: z.boolean(),
  why: z.string(),
});
export type VoteRow = z.infer<typeof vote>;

/** `GET /api/kickoff`: the room. */
export const kickoffPage = z.strictObject({
  revision: z.int(),
  /** The next thing that the room does, and who does it. */
  next: z.strictObject({
    act: z.enum(['baseline', 'cosign', 'open', 'answer', 'poll', 'vote', 'minutes', 'approve', 'decide', 'done']),
    sentence: z.string(),
    mine: z.boolean(),
  }),
  kickoff: z.strictObject({ statement: digest, title: z.string(), chair: personRef, opened: instant }).nullable(),
  agenda: z.array(z.string()),
  attendance: z.array(
    z.strictObject({ person: personRef, roles: z.array(roleId), here: z.boolean(), spoke: z.boolean() }),
  ),
  quorum: z.strictObject({ needed: z.int(), present: z.int(), met: z.boolean() }),
  poll: z
    .strictObject({
      statement: digest,
      state: z.enum(['open', 'complete', 'void', 'timed out']),
      opened: instant,
      deadline: instant,
      changed: z.array(z.string()),
      stations: z.array(station),
      votes: z.array(vote),
      /** Open waivers, read out before anybody answers. */
      readOut: z.array(z.string()),
    })
    .nullable(),
  standingNoGos: z.array(vote),
  minutes: z.strictObject({
    path: z.string(),
    html: z.string(),
    statement: digest.nullable(),
    body: digest.nullable(),
    approvals: z.array(signoff),
    needed: z.array(personRef),
    approved: z.boolean(),
  }),
  mine: z.strictObject({
    chair: z.boolean(),
    canOpen: z.boolean(),
    canPoll: z.boolean(),
    canVote: z.array(roleId),
    canPublishMinutes: z.boolean(),
    canApprove: z.boolean(),
    canDecide: z.boolean(),
  }),
});
export type KickoffPage = z.infer<typeof kickoffPage>;
