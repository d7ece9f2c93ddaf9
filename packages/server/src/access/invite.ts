import { addInvitation, listCredentials, readPerson, savePerson } from '@sallyport/store';
import type { InvitationLink, NewInvitation } from '../contract/invitations.ts';
import type { Front, Standing } from '../gate-port.ts';
import { ServerError } from '../server-error.ts';
import type { Access } from './access.ts';
import { newToken, tokenHash } from './token.ts';

const DAY = 24 * 3600;
export const INVITATION_SECONDS = 7 * DAY;
/** A link for taking the place of somebody who is in the trust root already does not lie around for a week. */
const REPLACEMENT_SECONDS = DAY;

/** Whether a person may invite others: project managers and founders, and before the first root who came first. */
export function mayInvite(standing: Standing, cameFirst: boolean): boolean {
  if (standing.root === null) return cameFirst;
  return standing.founder || standing.roles.some(({ id }) => id === 'pm');
}

/**
 * Whether new passkeys would let somebody act for a person who is known already, which takes two persons: also where
 * every key of that person is retired, since the roles are still there.
 */
export async function isReplacement({ store }: Access, person: string, standing: Standing): Promise<boolean> {
  const { enrolled, roles, retiredKeys } = standing;
  return enrolled || roles.length + retiredKeys.length > 0 || (await listCredentials(store, person)).length > 0;
}

/**
 * Makes a link that works once, and makes earlier ones of the same person stop working. `invitedBy` null is the console
 * of the server. Throws SERVER_BAD_REQUEST for a role that the gate does not know, and SERVER_NOT_ALLOWED for
 * the console once there is a trust root.
 */
export async function invite(
  access: Access,
  wanted: NewInvitation,
  invitedBy: string | null,
  gate: { readonly front: Front; readonly invitee: Standing },
): Promise<Omit<InvitationLink, 'mailed'>> {
  checkRoles(wanted.roles, gate.front);
  if (invitedBy === null && gate.invitee.root !== null)
    throw new ServerError(
      'SERVER_NOT_ALLOWED',
      'There is a trust root: whoever is in it invites, and not the console.',
    );
  const { person, roles } = wanted;
  const replaces = await isReplacement(access, person, gate.invitee);
  const now = access.now();
  const expires = instantAfter(now, replaces ? REPLACEMENT_SECONDS : INVITATION_SECONDS);
  // Whoever is known keeps name and address: an invitation is no way to rename somebody.
  if (!replaces || (await readPerson(access.store, person)) === null) {
    await savePerson(access.store, { id: person, name: wanted.name, email: wanted.email, roles, invitedBy }, now);
  }
  const token = newToken();
  await addInvitation(access.store, { tokenHash: tokenHash(token), person, roles, invitedBy, expires }, now);
  return {
    // In the fragment, which no browser sends: neither logs nor referrers hold it.
    link: `${access.site.origin}/invitation#${token}`,
    expires,
    needsApproval: replaces && invitedBy !== null,
  };
}

function checkRoles(roles: readonly string[], front: Front): void {
  const unknown = roles.filter((role) => !front.roles.some(({ id }) => id === role));
  if (unknown.length === 0) return;
  throw new ServerError('SERVER_BAD_REQUEST', `The gate file knows no role ${unknown.join(', ')}.`, {
    action: `Choose from ${front.roles.map(({ id }) => id).join(', ')}.`,
  });
}

function instantAfter(now: string, seconds: number): string {
  return `${new Date(Date.parse(now) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}
