import * as z from 'zod';

/** Lower-case hex SHA-256. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/u);
/** RFC 3339 UTC, whole seconds. */
export const instant = z.iso.datetime();
export const personId = z.string().min(1).max(64);
/** A draft, session or person in an address: nothing that a database takes in another way than we do, such as NUL. */
export const rowId = z.string().regex(/^[\w-]{1,64}$/u);
export const roleId = z.string().min(1).max(64);
export const criterionId = z.string().min(1).max(32);
/** Base64url without padding: how WebAuthn's bytes travel. */
export const base64url = z
  .string()
  .max(200_000)
  .regex(/^[\w-]*$/u);
/** Base64 of the exact bytes. */
export const base64 = z.base64().max(1_400_000);
export const reason = z
  .string()
  .trim()
  .min(3)
  .max(2000)
  // Lines are welcome; what rewrites a screen, or turns the order of what is read there, is not.
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/u);

export const state = z.enum(['met', 'awaiting', 'stale', 'unknown', 'failed']);
export const verdict = z.enum(['GO', 'NO-GO', 'HOLD']);
export const door = z.enum(['closed', 'open', 'held']);
export const severity = z.enum(['critical', 'high', 'medium', 'low', 'info']);

/** A person as others see one; `name` is the id where the name was erased. */
export const personRef = z.strictObject({ id: personId, name: z.string() });
export type PersonRef = z.infer<typeof personRef>;
