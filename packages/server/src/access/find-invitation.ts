import { type Invitation, type PersonProfile, readInvitation, readPerson } from '@sallyport/store';
import type { Standing } from '../gate-port.ts';
import { ServerError, type ServerErrorCode } from '../server-error.ts';
import type { Access } from './access.ts';
import { isApproved } from './approve-invitation.ts';
import { isReplacement } from './invite.ts';
import { tokenHash } from './token.ts';

export interface FoundInvitation {
  readonly invitation: Invitation;
  readonly profile: PersonProfile;
}

/** The invitation of a link that still opens. Throws in words that say what happened to it and whom to ask. */
export async function findInvitation(
  access: Access,
  token: string,
  standingOf: (person: string) => Promise<Standing>,
): Promise<FoundInvitation> {
  const invitation = await readInvitation(access.store, tokenHash(token));
  const profile = invitation === null ? null : await readPerson(access.store, invitation.person);
  if (invitation === null || profile === null) {
    throw refused('SERVER_INVITATION_UNKNOWN', 'This link is not one of this server.', copyOrAsk);
  }
  if (invitation.spent !== null) {
    const action = 'If that was you, log in with your passkey. If it was not, tell who invited you at once.';
    throw refused('SERVER_INVITATION_USED', 'This link was used before; each works once.', action);
  }
  if (invitation.withdrawn !== null) {
    const action = 'Open the newest link that you were sent.';
    throw refused('SERVER_INVITATION_EXPIRED', 'A newer link took the place of this one.', action);
  }
  if (invitation.expires <= access.now()) {
    const action = 'Ask who invited you for a new one. Nothing else changed.';
    throw refused('SERVER_INVITATION_EXPIRED', `This link expired on ${invitation.expires}.`, action);
  }
  // Asked anew each time: who had no passkey when the link was made may have one now.
  const standing = await standingOf(profile.id);
  if (invitation.invitedBy === null && standing.root !== null) {
    // The console prints one at every start before the first root, and consoles are kept.
    const action = 'Ask a project manager for an invitation, which a second person approves for those who are known.';
    throw refused('SERVER_INVITATION_EXPIRED', 'This link was for the time before the trust root was founded.', action);
  }
  const needsTwo = invitation.invitedBy !== null && (await isReplacement(access, profile.id, standing));
  if (needsTwo && !(await isApproved(access, invitation))) {
    const action = 'Ask another project manager or founder to approve it on the page of people, then open it again.';
    throw refused('SERVER_INVITATION_UNAPPROVED', 'A second person has not approved this link yet.', action);
  }
  return { invitation, profile };
}

const copyOrAsk = 'Copy the whole link again, or ask who invited you for a new one.';

function refused(code: ServerErrorCode, message: string, action: string): ServerError {
  return new ServerError(code, message, { action });
}
