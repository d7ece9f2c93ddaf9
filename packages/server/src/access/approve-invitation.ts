import { type Invitation, keepValue, listInvitations, readKeptValue } from '@sallyport/store';
import type { Standing } from '../gate-port.ts';
import { ServerError } from '../server-error.ts';
import type { Access } from './access.ts';
import { isReplacement } from './invite.ts';

/** Whether somebody approved this very link. A newer link of the same person is approved anew. */
export async function isApproved({ store }: Access, invitation: Invitation): Promise<boolean> {
  return (await readKeptValue(store, keyOf(invitation))) !== null;
}

/**
 * A second person agrees to new passkeys for somebody who is known already: neither who asked for the link nor whom it
 * is for. Throws SERVER_NOT_FOUND or SERVER_NOT_ALLOWED.
 */
export async function approveInvitation(access: Access, person: string, approver: string): Promise<void> {
  const invitation = (await listInvitations(access.store)).find((candidate) => {
    return candidate.person === person && isOpen(candidate, access.now());
  });
  if (invitation === undefined || (await isApproved(access, invitation))) {
    throw new ServerError('SERVER_NOT_FOUND', `No invitation for ${person} waits for approval.`, {
      action: 'Look at the list of people again: it may have expired, or somebody approved it before you.',
    });
  }
  if (person === approver || invitation.invitedBy === approver) {
    throw new ServerError('SERVER_NOT_ALLOWED', 'New passkeys need two persons, and one of them is not you.', {
      action: 'Ask another project manager or founder to approve this invitation.',
    });
  }
  await keepValue(access.store, keyOf(invitation), { by: approver }, access.now());
}

/** Persons whose link waits for a second person, of those named. */
export async function awaitingApproval(
  access: Access,
  persons: readonly string[],
  standingOf: (person: string) => Promise<Standing>,
): Promise<ReadonlySet<string>> {
  const open = (await listInvitations(access.store)).filter((each) => isOpen(each, access.now()));
  const waiting = new Set<string>();
  for (const invitation of open) {
    const { person, invitedBy } = invitation;
    if (!persons.includes(person) || invitedBy === null || (await isApproved(access, invitation))) continue;
    if (await isReplacement(access, person, await standingOf(person))) waiting.add(person);
  }
  return waiting;
}

function isOpen({ spent, withdrawn, expires }: Invitation, now: string): boolean {
  return spent === null && withdrawn === null && expires > now;
}

function keyOf({ tokenHash }: Invitation): string {
  return `invitation-approved:${tokenHash}`;
}
