import * as z from 'zod';
import { base64url, instant, personId, roleId } from './primitives.ts';

/** `GET /api/visit`: who is asking. Without a session only `project` and `person: null`. */
export const visit = z.strictObject({
  project: z.string(),
  phase: z.strictObject({ number: z.int(), title: z.string() }),
  kind: z.enum(['live', 'demo']),
  person: z
    .strictObject({
      id: personId,
      name: z.string(),
      roles: z.array(z.strictObject({ id: roleId, title: z.string() })),
      /** Enrolled in the trust root in force: may sign. */
      enrolled: z.boolean(),
      /**
       * What this person signs with: a passkey, as WebAuthn names it, or in a record of kind `demo` a key file that the
       * server holds, so that one person can play every role. null while there is none.
       */
      signing: z
        .strictObject({
          kind: z.enum(['passkey', 'demo key']),
          credential: base64url.nullable(),
          fingerprint: z.string(),
        })
        .nullable(),
      /** What the record holds by this person's keys: compare with what you remember (attack 23). */
      signed: z.int(),
    })
    .nullable(),
  /** Host that passkeys are bound to. */
  rpId: z.string(),
});
export type Visit = z.infer<typeof visit>;

/** `POST /api/login/options`: no user name is asked for; the passkey knows it. */
export const loginOptions = z.strictObject({ challenge: base64url, rpId: z.string(), timeout: z.int() });
export type LoginOptions = z.infer<typeof loginOptions>;

/** An answer of `navigator.credentials.get`. */
export const assertion = z.strictObject({
  credential: base64url,
  authenticatorData: base64url,
  clientDataJSON: base64url,
  signature: base64url,
});
export type Assertion = z.infer<typeof assertion>;

/** `GET /api/sessions`, `DELETE /api/sessions/{id}`: where I am logged in. */
export const sessionList = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: z.string().max(64),
      started: instant,
      used: instant,
      browser: z.string(),
      current: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof sessionList>;

/** `POST /api/login/demo`: a link that `sallyport serve` prints for a record of kind `demo`. It works again and again. */
export const demoLogin = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/u) });
export type DemoLogin = z.infer<typeof demoLogin>;
