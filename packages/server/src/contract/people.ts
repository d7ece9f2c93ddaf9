import * as z from 'zod';
import { digest, instant, personId, roleId } from './primitives.ts';

/** `GET /api/people`. */
export const peoplePage = z.strictObject({
  root: z
    .strictObject({
      version: z.int(),
      fingerprint: digest,
      threshold: z.int(),
      origin: z.string(),
    })
    .nullable(),
  duty: z.strictObject({ grade: z.enum(['A', 'B', 'C', 'S']), notes: z.array(z.string()) }),
  roles: z.array(
    z.strictObject({
      id: roleId,
      title: z.string(),
      required: z.boolean(),
      needed: z.int().nullable(),
      persons: z.array(personId),
    }),
  ),
  people: z.array(
    z.strictObject({
      id: personId,
      name: z.string(),
      roles: z.array(roleId),
      vouchedBy: personId,
      keys: z.array(
        z.strictObject({
          fingerprint: z.string(),
          presence: z.enum(['proved', 'key file']),
          status: z.enum(['active', 'retired', 'compromised']),
          actor: z.string(),
        }),
      ),
    }),
  ),
  /** Machines that look, seal and commit. */
  runners: z.array(z.strictObject({ id: z.string(), fingerprint: z.string(), seals: z.boolean() })),
  /** Invited, with their passkeys or without, and not in the trust root yet. */
  invited: z.array(
    z.strictObject({
      person: personId,
      name: z.string(),
      roles: z.array(roleId),
      fingerprint: z.string().nullable(),
      words: z.string().nullable(),
      expires: instant.nullable(),
      state: z.enum(['awaiting approval', 'invited', 'ready to enrol', 'proposed']),
    }),
  ),
  mine: z.strictObject({ canInvite: z.boolean(), canFound: z.boolean(), canEnrol: z.boolean() }),
});
export type PeoplePage = z.infer<typeof peoplePage>;
