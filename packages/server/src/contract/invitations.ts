import * as z from 'zod';
import { base64url, instant, personId, roleId } from './primitives.ts';
import { assertion } from './visits.ts';

/** 256 bits, in the fragment of the link, so that no log and no referrer sees it. */
export const invitationToken = z.string().regex(/^[\w-]{43}$/u);

/**
 * `POST /api/invitations` by someone who may enrol: a link that works once. For somebody who is known here already it
 * brings new passkeys for lost ones, and name and address stay as they are.
 */
export const newInvitation = z.strictObject({
  /** As the trust root writes ids: it is signed there. */
  person: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/u),
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    // Characters that cannot be seen would let one name look like another.
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u),
  email: z.email().max(254).nullable(),
  roles: z.array(roleId).max(20),
});
export type NewInvitation = z.infer<typeof newInvitation>;
export const invitationLink = z.strictObject({
  link: z.url(),
  expires: instant,
  mailed: z.boolean(),
  /** It replaces passkeys of somebody in the trust root, so another person approves it before it opens. */
  needsApproval: z.boolean(),
});
export type InvitationLink = z.infer<typeof invitationLink>;

/**
 * `POST /api/invitations/approve`: a second person agrees that somebody who stands in the trust root already gets new
 * passkeys. The link of the first person opens only then.
 */
export const approveInvitation = z.strictObject({ person: personId });
export type ApproveInvitation = z.infer<typeof approveInvitation>;

/** `POST /api/invitations/open`: what the link is for, and what the browser needs to make two passkeys. */
export const openInvitation = z.strictObject({ token: invitationToken });
const creation = z.strictObject({
  challenge: base64url,
  rpId: z.string(),
  userHandle: base64url,
  userName: z.string(),
  displayName: z.string(),
  /** COSE algorithms, best first: -7 ES256, -257 RS256. */
  algorithms: z.array(z.int()),
  /** Credentials of this person: an authenticator that holds one of them makes no second. */
  exclude: z.array(base64url),
});
export const invitation = z.strictObject({
  project: z.string(),
  invitedBy: z.string(),
  person: personId,
  name: z.string(),
  roles: z.array(z.strictObject({ id: roleId, title: z.string() })),
  expires: instant,
  login: creation,
  signing: creation,
});
export type Invitation = z.infer<typeof invitation>;

/** An answer of `navigator.credentials.create`. */
export const registration = z.strictObject({
  credential: base64url,
  clientDataJSON: base64url,
  authenticatorData: base64url,
});
export type Registration = z.infer<typeof registration>;

/**
 * Both passkeys. The answer holds `request`, the canonical enrolment request; the signing passkey proves possession by
 * signing it with `POST /api/invitations/prove`, which spends the link and starts a session.
 */
export const registerPasskeys = z.strictObject({
  token: invitationToken,
  login: registration,
  signing: registration,
});
export type RegisterPasskeys = z.infer<typeof registerPasskeys>;
export const enrolmentToProve = z.strictObject({
  request: z.string(),
  /** What the signing passkey is asked to sign: the SSHSIG to-be-signed blob over `request`. */
  challenge: base64url,
  fingerprint: z.string(),
  /** Six words for comparing the fingerprint by voice. */
  words: z.string(),
});
export type EnrolmentToProve = z.infer<typeof enrolmentToProve>;
export const provePossession = z.strictObject({ token: invitationToken, assertion });
export type ProvePossession = z.infer<typeof provePossession>;
