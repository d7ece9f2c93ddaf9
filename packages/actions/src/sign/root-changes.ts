import type { TrustBody, TrustKey } from '@sallyport/record';

type Root = Pick<TrustBody, 'persons' | 'keys' | 'grants' | 'sealers' | 'threshold'>;

/** What a proposed trust root changes against the one in force, a line each; `+` comes, `-` goes, `~` is changed. */
export function rootChanges(before: Root, after: Root): readonly string[] {
  return [
    ...differences(before.persons, after.persons, (each) => each.id, personLine),
    ...differences(before.grants, after.grants, (each) => `${each.person} ${each.role}`, grantLine),
    ...differences(before.keys, after.keys, (each) => each.fingerprint, keyLine),
    ...differences(
      before.sealers,
      after.sealers,
      (each) => each,
      (each) => `${each} may seal`,
    ),
    ...(before.threshold === after.threshold
      ? []
      : [`~ the root after it needs ${after.threshold} signatures (so far ${before.threshold})`]),
  ];
}

function differences<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
  line: (item: T) => string,
): readonly string[] {
  const old = new Map(before.map((item) => [key(item), item]));
  const now = new Set(after.map(key));
  return [
    ...after.flatMap((item) => {
      const was = old.get(key(item));
      if (was === undefined) return [`+ ${line(item)}`];
      return line(was) === line(item) ? [] : [`~ ${line(item)}`, `    so far: ${line(was)}`];
    }),
    ...before.filter((item) => !now.has(key(item))).map((item) => `- ${line(item)}`),
  ];
}

function personLine({ id, vouchedBy }: TrustBody['persons'][number]): string {
  return `person ${id}, vouched for by ${vouchedBy}`;
}

function grantLine({ person, role }: TrustBody['grants'][number]): string {
  return `${person} holds ${role}`;
}

/** A key with all that the root says of it: whose, of which class, and since when it counts for nothing. */
export function keyLine(key: TrustKey): string {
  const type = key.publicKey.split(' ', 1)[0] ?? '';
  const presence = key.presence === 'proved' ? 'presence proved' : 'key file';
  const since = key.since === null ? '' : `: what it signed at log index ${key.since} or later, or unsealed, is void`;
  return `key ${key.fingerprint} of ${key.person ?? `runner ${key.runner}`} (${type}, ${presence}, ${key.actor}), ${key.status}${since}`;
}
