import { canonicalize, type Json, parseCanonical } from '../canonical.ts';
import { sha256 } from '../digest.ts';
import { RecordError } from '../errors.ts';
import { list, nullable, object, pattern, text } from '../shape.ts';
import type { PersonId, Sha256 } from '../statements/header.ts';
import { personId } from '../statements/header-shape.ts';
import type { Person } from '../view.ts';

/** The only file with personal data. Its nonce keeps the digest in the root from confirming a guess after erasure. */
export interface PeopleFile {
  readonly nonce: string;
  readonly persons: readonly Person[];
}

const peopleFile = object<PeopleFile>({
  nonce: pattern(/^[0-9a-f]{32}$/, '128 bits in 32 lower-case hex digits'),
  persons: list(object<Person>({ id: personId, name: text(256, 1), email: nullable(text(320, 3)) }), 1, 1024),
});

/** The bytes of a people file, persons sorted by id, and the digest that the root cites. */
export function encodePeople(people: PeopleFile): { readonly bytes: Uint8Array; readonly digest: Sha256 } {
  const persons = people.persons.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const bytes = Buffer.from(canonicalize({ nonce: people.nonce, persons } as unknown as Json), 'utf8');
  parsePeople(bytes, 'the new people file');
  return { bytes, digest: sha256(bytes) };
}

/** Parses a people file. Throws RECORD_NOT_CANONICAL or RECORD_STATEMENT_MALFORMED. */
export function parsePeople(bytes: Uint8Array, file: string): ReadonlyMap<PersonId, Person> {
  const { persons } = peopleFile(parseCanonical(bytes, file), { file, path: [] });
  for (let i = 1; i < persons.length; i++) {
    if ((persons[i - 1] as Person).id >= (persons[i] as Person).id) {
      throw new RecordError('RECORD_STATEMENT_MALFORMED', `${file}: persons must be sorted by id, each once.`, {
        file,
      });
    }
  }
  return new Map(persons.map((person) => [person.id, person]));
}

/** The tombstone that replaces an erased people file: the digest it had, so that the root's citation still resolves. */
export function peopleTombstone(digest: Sha256): Uint8Array {
  return Buffer.from(`${digest}\n`, 'utf8');
}
