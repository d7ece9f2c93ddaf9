import {
  type Fingerprint,
  keyPresence,
  type PersonId,
  parsePublicKey,
  type RoleId,
  type Sha256,
  type TrustBody,
  type TrustKey,
} from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { peopleFile } from './people-file.ts';

export interface FoundingKey {
  readonly fingerprint: Fingerprint;
  /** `type base64`, as in an OpenSSH public key file, without comment. */
  readonly publicKey: string;
  readonly presence: TrustKey['presence'];
}

export interface FoundingPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly RoleId[];
  readonly keys: readonly FoundingKey[];
}

export interface FoundingMachine {
  readonly id: string;
  readonly key: FoundingKey;
}

export interface Founding {
  /** Name of the record, such as `emberfall.example/sallyport`. */
  readonly origin: string;
  readonly kind: 'live' | 'demo';
  /** Recovery only: the genesis that this record replaces. */
  readonly replaces: Sha256 | null;
  readonly persons: readonly FoundingPerson[];
  readonly runners: readonly FoundingMachine[];
  /** Machines whose keys may seal; with none, the founder's first key does. */
  readonly sealers: readonly FoundingMachine[];
}

/** What a trust root says of a public key. Throws RECORD_SIGNATURE_MALFORMED or RECORD_KEY_NOT_ALLOWED. */
export function foundingKey(publicKey: string): FoundingKey {
  return { fingerprint: parsePublicKey(publicKey).fingerprint, publicKey, presence: keyPresence(publicKey) };
}

/**
 * Trust root 1, to be signed by `founder` with a key of theirs; the digest of its statement is what people pin. Throws
 * CLI_NOT_ENROLLED where the founder is none of the people.
 */
export function draftFounding(founder: PersonId, founding: Founding): readonly [NewStatement<'trust'>] {
  const { persons } = founding;
  if (!persons.some(({ id }) => id === founder))
    throw new ActionError('CLI_NOT_ENROLLED', `The founder must be one of the people, and ${founder} is not.`);
  const registry = peopleFile(1, persons);
  return [
    {
      type: 'trust',
      subject: [{ name: 'people', digest: { sha256: registry.digest } }],
      body: rootBody(founding, founder, registry.digest),
      files: new Map([[registry.path, registry.bytes]]),
    },
  ];
}

function rootBody(founding: Founding, founder: PersonId, people: Sha256): TrustBody {
  const { origin, kind, replaces, persons, runners, sealers } = founding;
  const keys: TrustKey[] = [
    ...persons.flatMap((person) => person.keys.map((key) => trustKey(key, { person: person.id, runner: null }))),
    ...[...runners, ...sealers].map(({ id, key }) => trustKey(key, { person: null, runner: id })),
  ];
  const sealing: Fingerprint[] = sealers.map(({ key }) => key.fingerprint);
  const own = keys.find((key) => key.person === founder)?.fingerprint;
  return {
    version: 1,
    previous: null,
    origin,
    kind,
    replaces,
    people,
    threshold: Math.min(2, persons.length),
    persons: persons.map(({ id }) => ({ id, vouchedBy: founder })).sort((left, right) => (left.id < right.id ? -1 : 1)),
    keys: keys.sort((left, right) => (left.fingerprint < right.fingerprint ? -1 : 1)),
    grants: persons
      .flatMap(({ id, roles }) => roles.map((role) => ({ person: id, role })))
      .sort((left, right) => (`${left.person} ${left.role}` < `${right.person} ${right.role}` ? -1 : 1)),
    sealers: (sealing.length > 0 ? sealing : own ? [own] : []).sort(),
  };
}

/** A key of a root, in use from then on: a person's or a machine's. */
export function trustKey(
  { fingerprint, publicKey, presence }: FoundingKey,
  owner: Pick<TrustKey, 'person' | 'runner'>,
): TrustKey {
  const actor: TrustKey['actor'] = owner.person ? 'Human' : 'Software';
  return { fingerprint, publicKey, presence, ...owner, actor, status: 'active', since: null };
}
