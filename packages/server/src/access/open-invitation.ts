import { hash } from 'node:crypto';
import { type CredentialPurpose, listCredentials, noteInvitationOpened } from '@sallyport/store';
import type { Invitation } from '../contract/invitations.ts';
import type { Front } from '../gate-port.ts';
import type { Access } from './access.ts';
import { newChallenge } from './challenges.ts';
import type { FoundInvitation } from './find-invitation.ts';

/** COSE's numbers for ES256 and, for Windows Hello, RS256. */
const algorithms = [-7, -257];

/** `POST /api/invitations/open`: who it is for, and what the browser needs to make two passkeys. */
export async function openInvitation(access: Access, found: FoundInvitation, front: Front): Promise<Invitation> {
  const { invitation, profile } = found;
  await noteInvitationOpened(access.store, invitation.tokenHash, access.now());
  const known = await listCredentials(access.store, profile.id);
  const creation = async (purpose: CredentialPurpose) => ({
    challenge: await newChallenge(access, `register-${purpose}`, invitation.tokenHash),
    rpId: access.site.rpId,
    userHandle: userHandle(invitation.tokenHash, purpose),
    // What the device lists: two lines that cannot be mixed up.
    userName: purpose === 'login' ? `${profile.id} (log in)` : `${profile.id} (sign)`,
    displayName: `${profile.name}, ${purpose === 'login' ? 'log in to' : 'sign for'} ${front.project}`,
    algorithms,
    exclude: known.filter((passkey) => passkey.purpose === purpose).map(({ id }) => id),
  });
  return {
    project: front.project,
    invitedBy: invitation.invitedBy ?? 'the console of this server',
    person: profile.id,
    name: profile.name,
    roles: invitation.roles.map((id) => front.roles.find((role) => role.id === id) ?? { id, title: id }),
    expires: invitation.expires,
    login: await creation('login'),
    signing: await creation('signing'),
  };
}

/**
 * What the device files a passkey under. It names nobody, differs between the two, so that a device keeps both, and is
 * the same when a link is opened again, so that a second try replaces the first.
 */
function userHandle(tokenHash: string, purpose: CredentialPurpose): string {
  return hash('sha256', `sallyport-user-handle/v1\n${purpose}\n${tokenHash}`, 'base64url');
}
