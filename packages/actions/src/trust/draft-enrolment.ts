import { keyPresence, type TrustKey, type TrustRoot } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { PersonAuthor } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { draftRoot } from './draft-root.ts';
import type { Enrolment } from './enrolment-request.ts';

/**
 * All requests in one new root, vouched for by its author. A person who is known already gets another key. Throws
 * CLI_NOT_ALLOWED for a key that is known, and what `draftRoot` throws.
 */
export function draftEnrolment(
  session: Founded,
  { person: vouchedBy }: PersonAuthor,
  requests: readonly Enrolment[],
): readonly [NewStatement<'trust'>] {
  return draftRoot(session, (root) => {
    refuseKnownKeys(root, requests);
    const known = new Set(root.persons.map((person) => person.id));
    const added = requests.filter((each) => !known.has(each.person));
    const keys = requests.map(
      (each): TrustKey => ({
        fingerprint: each.fingerprint,
        publicKey: each.publicKey,
        person: each.person,
        runner: null,
        actor: 'Human',
        presence: keyPresence(each.publicKey),
        status: 'active',
        since: null,
      }),
    );
    const grants = requests.flatMap((each) => each.roles.map((role) => ({ person: each.person, role })));
    const fresh = grants.filter(
      (grant) => !root.grants.some((old) => old.person === grant.person && old.role === grant.role),
    );
    return {
      body: {
        persons: [...root.persons, ...added.map((each) => ({ id: each.person, vouchedBy }))],
        keys: [...root.keys, ...keys],
        grants: [...root.grants, ...fresh],
      },
      people: added.map(({ person, name, email }) => ({ id: person, name, email })),
    };
  });
}

/** One key belongs to one principal, for ever: a request may bring a new key only, and each a key of its own. */
function refuseKnownKeys(root: TrustRoot, requests: readonly Enrolment[]): void {
  const owners = new Map(root.keys.map((key) => [key.fingerprint, key.person ?? `the runner ${key.runner}`]));
  for (const { person, fingerprint } of requests) {
    const owner = owners.get(fingerprint);
    if (owner) {
      const why = `The key ${fingerprint} that ${person} asks with is in the trust root already: it belongs to ${owner}.`;
      throw new ActionError('CLI_NOT_ALLOWED', why, { command: 'sallyport trust request --key PATH-OF-A-NEW-KEY' });
    }
    owners.set(fingerprint, person);
  }
}
