import { integer, list, nullable, object, type Place, pattern, refuse, type Shape, sortedSet, text } from '../shape.ts';
import type { Author, Header, Sha256, Subject } from './header.ts';

export const digest: Shape<Sha256> = pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 lower-case hex digits');
export const fingerprint: Shape<string> = pattern(/^SHA256:[A-Za-z0-9+/]{43}$/, 'an OpenSSH fingerprint');
export const personId: Shape<string> = pattern(/^[a-z][a-z0-9-]{0,31}$/, 'a person id such as `ada`');
export const roleId: Shape<string> = pattern(/^[a-z][a-z0-9-]{0,31}$/, 'a role id such as `security`');
export const runnerId: Shape<string> = pattern(/^[a-z][a-z0-9-]{0,31}$/, 'a runner id such as `ci`');

const INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** RFC 3339 in UTC, whole seconds. Days that a month does not have are refused: Date would roll them over. */
export function instant(value: unknown, place: Place): string {
  if (typeof value !== 'string' || !INSTANT.test(value) || !dayExists(value)) {
    throw refuse(place, 'must be a time such as 2026-11-22T09:00:00Z');
  }
  return value;
}

function dayExists(value: string): boolean {
  const day = Number(value.slice(8, 10));
  return day <= 28 || new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}

/** A list sorted by name in UTF-16 code units, each name once, so that one set has one form. */
export function sortedByName<T extends { readonly name: string }>(
  item: Shape<T>,
  min: number,
  max?: number,
): Shape<readonly T[]> {
  const checkItems = list(item, min, max);
  return function checkNames(value, place) {
    const items = checkItems(value, place);
    for (let i = 1; i < items.length; i++) {
      if ((items[i - 1] as T).name >= (items[i] as T).name) {
        throw refuse(place, 'must be sorted by name, each name once');
      }
    }
    return items;
  };
}

/** At least one subject, sorted by name, each name once. */
export const subjects: Shape<readonly Subject[]> = sortedByName(
  object<Subject>({ name: text(1024, 1), digest: object<Subject['digest']>({ sha256: digest }) }),
  1,
);

export const headerFields = {
  record: nullable(digest),
  root: nullable(object<NonNullable<Header['root']>>({ version: integer(1, 1_000_000), statement: digest })),
  phase: nullable(integer(0, 9999)),
  cites: sortedSet(digest),
  author: object<Author>({ person: nullable(personId), key: fingerprint, previous: sortedSet(digest) }),
  time: instant,
  nonce: pattern(/^[0-9a-f]{32}$/, '128 bits in 32 lower-case hex digits'),
};
