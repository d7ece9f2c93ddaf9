import type { PersonId, RoleId } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { draftRoot } from './draft-root.ts';

/** A role of the gate file for a person who is enrolled. Throws CLI_USAGE, and what `draftRoot` throws. */
export function draftGrant(
  session: Founded,
  { person, role }: { readonly person: PersonId; readonly role: RoleId },
): readonly [NewStatement<'trust'>] {
  const known = session.gate.roles.map((each) => each.id);
  if (!known.includes(role))
    throw new ActionError('CLI_USAGE', `The gate file has no role "${role}". It has: ${known.join(', ')}`);
  return draftRoot(session, (root) => {
    if (!root.persons.some((each) => each.id === person))
      throw new ActionError('CLI_USAGE', `${person} is not enrolled. Enrol first: sallyport trust enrol FILE`);
    if (root.grants.some((grant) => grant.person === person && grant.role === role))
      throw new ActionError('CLI_USAGE', `${person} holds ${role} already.`);
    return { body: { grants: [...root.grants, { person, role }] } };
  });
}
