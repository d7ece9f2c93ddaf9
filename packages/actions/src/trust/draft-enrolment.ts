import { type Fingerprint, keyPresence, type TrustRoot } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { PersonAuthor } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { type FoundingMachine, trustKey } from './draft-founding.ts';
import { draftRoot } from './draft-root.ts';
import type { Enrolment } from './enrolment-request.ts';

/** Machines whose keys come into the root with it: what runners see counts where the gate file names them. */
export interface EnrolledMachines {
  readonly runners: readonly FoundingMachine[];
  readonly sealers: readonly FoundingMachine[];
}

/**
 * All requests in one new root, vouched for by its author. A person or machine that is known already gets another key.
 * Throws CLI_NOT_ALLOWED for a key that is known, and what `draftRoot` throws.
 */
export function draftEnrolment(
  session: Founded,
  { person: vouchedBy }: PersonAuthor,
  requests: readonly Enrolment[],
  { runners, sealers }: EnrolledMachines = { runners: [], sealers: [] },
): readonly [NewStatement<'trust'>] {
  return draftRoot(session, (root) => {
    const machines = [...runners, ...sealers];
    refuseKnownKeys(root, [
      ...requests.map(({ person, fingerprint }) => ({ fingerprint, owner: person })),
      ...machines.map(({ id, key }) => ({ fingerprint: key.fingerprint, owner: `the runner ${id}` })),
    ]);
    const known = new Set(root.persons.map((person) => person.id));
    const added = requests.filter((each) => !known.has(each.person));
    const keys = [
      ...requests.map(({ person, publicKey, fingerprint }) =>
        trustKey({ fingerprint, publicKey, presence: keyPresence(publicKey) }, { person, runner: null }),
      ),
      ...machines.map(({ id, key }) => trustKey(key, { person: null, runner: id })),
    ];
    const grants = requests.flatMap((each) => each.roles.map((role) => ({ person: each.person, role })));
    const granted = grants.filter(
      (grant) => !root.grants.some((old) => old.person === grant.person && old.role === grant.role),
    );
    return {
      body: {
        persons: [...root.persons, ...added.map((each) => ({ id: each.person, vouchedBy }))],
        keys: [...root.keys, ...keys],
        grants: [...root.grants, ...granted],
        sealers: [...root.sealers, ...sealers.map(({ key }) => key.fingerprint)].sort(),
      },
      people: added.map(({ person, name, email }) => ({ id: person, name, email })),
    };
  });
}

/** One key belongs to one principal, for ever: a request may bring a new key only, and each a key of its own. */
function refuseKnownKeys(
  root: TrustRoot,
  asked: readonly { readonly fingerprint: Fingerprint; readonly owner: string }[],
): void {
  const owners = new Map(root.keys.map((key) => [key.fingerprint, key.person ?? `the runner ${key.runner}`]));
  for (const { owner, fingerprint } of asked) {
    const known = owners.get(fingerprint);
    if (known) {
      const why = `The key ${fingerprint} for ${owner} is in the trust root already: it belongs to ${known}.`;
      throw new ActionError('CLI_NOT_ALLOWED', why, { command: 'sallyport trust request --key PATH-OF-A-NEW-KEY' });
    }
    owners.set(fingerprint, owner);
  }
}
