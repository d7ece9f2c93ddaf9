import type { Fingerprint, PersonId, RoleId } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { draftRoot, type RootChange } from './draft-root.ts';

export type Revocation =
  | { readonly what: 'role'; readonly person: PersonId; readonly role: RoleId }
  | {
      readonly what: 'key';
      readonly fingerprint: Fingerprint;
      /** Where the key is compromised: the log index from which on its statements are void. null: it only retires. */
      readonly compromisedSince: number | null;
    };

/** Takes a role or a key away; a no-go that was cast stands through it. Throws CLI_USAGE, and what `draftRoot` throws. */
export function draftRevocation(session: Founded, revocation: Revocation): readonly [NewStatement<'trust'>] {
  return draftRoot(session, (root): RootChange => {
    if (revocation.what === 'key') {
      const { fingerprint, compromisedSince: since } = revocation;
      const key = root.keys.find((each) => each.fingerprint === fingerprint);
      if (!key) throw new ActionError('CLI_USAGE', `The trust root has no key ${fingerprint}.`);
      const revoked = { ...key, status: since === null ? ('retired' as const) : ('compromised' as const), since };
      return {
        body: {
          keys: root.keys.map((each) => (each === key ? revoked : each)),
          sealers: root.sealers.filter((each) => each !== fingerprint),
        },
      };
    }
    const { person, role } = revocation;
    const grants = root.grants.filter((grant) => grant.person !== person || grant.role !== role);
    if (grants.length === root.grants.length) throw new ActionError('CLI_USAGE', `${person} does not hold ${role}.`);
    return { body: { grants } };
  });
}
