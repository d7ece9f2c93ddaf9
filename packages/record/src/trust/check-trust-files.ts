import { asBuffer } from '../bytes.ts';
import { sha256 } from '../digest.ts';
import { RecordError } from '../errors.ts';
import { allowedSignersPath, erasedPeoplePath, peoplePath } from '../layout.ts';
import { type RecordFiles, stray } from '../record-files.ts';
import type { PersonId, Sha256 } from '../statements/header.ts';
import type { StatementOf } from '../statements/statement.ts';
import type { Person, TrustRoot } from '../view.ts';
import { allowedSigners } from './allowed-signers.ts';
import { parsePeople, peopleTombstone } from './people.ts';

/**
 * Compares the generated files with what the roots say: allowed_signers byte for byte, people files by digest. A people
 * file may already stand there for a root that is still waiting for signatures. Returns the people of the newest root.
 */
export function checkTrustFiles(
  files: RecordFiles,
  roots: readonly TrustRoot[],
  proposals: readonly StatementOf<'trust'>[],
): ReadonlyMap<PersonId, Person> {
  checkAllowedSigners(files, roots);
  const expected = new Map<number, Set<Sha256>>();
  for (const { body } of proposals) {
    const digests = expected.get(body.version) ?? new Set();
    expected.set(body.version, digests.add(body.people));
  }
  for (const root of roots) expected.set(root.version, new Set([root.people]));
  for (const [version, bytes] of files.people) {
    const file = peoplePath(version);
    const digests = expected.get(version);
    if (digests === undefined) throw stray(file, `there is no root ${version}`);
    if (!digests.has(sha256(bytes))) {
      throw new RecordError('RECORD_DIGEST_MISMATCH', `${file} is not the people file that root ${version} cites.`, {
        file,
      });
    }
    parsePeople(bytes, file);
  }
  checkTombstones(files, expected);
  return roots.map((root) => peopleOf(root, files)).at(-1) ?? new Map();
}

function checkAllowedSigners(files: RecordFiles, roots: readonly TrustRoot[]): void {
  for (const root of roots) {
    const file = allowedSignersPath(root.version);
    const bytes = files.allowedSigners.get(root.version);
    if (bytes === undefined) throw missing(file, `it is generated from root ${root.version}`);
    if (!asBuffer(bytes).equals(Buffer.from(allowedSigners(root), 'utf8'))) {
      throw new RecordError('RECORD_TRUST_INVALID', `${file} is not what root ${root.version} generates.`, { file });
    }
  }
  for (const version of files.allowedSigners.keys()) {
    if (version > roots.length) throw stray(allowedSignersPath(version), `root ${version} is not in effect`);
  }
}

function checkTombstones(files: RecordFiles, expected: ReadonlyMap<number, ReadonlySet<Sha256>>): void {
  for (const [version, bytes] of files.erasedPeople) {
    const file = erasedPeoplePath(version);
    const digests = expected.get(version);
    if (digests === undefined) throw stray(file, `there is no root ${version}`);
    if (files.people.has(version)) throw stray(file, 'the people file that it says was erased is there');
    if (![...digests].some((digest) => asBuffer(bytes).equals(peopleTombstone(digest)))) {
      throw new RecordError(
        'RECORD_DIGEST_MISMATCH',
        `${file} is not the tombstone of root ${version}'s people file.`,
        {
          file,
        },
      );
    }
  }
}

function peopleOf(root: TrustRoot, files: RecordFiles): ReadonlyMap<PersonId, Person> {
  const file = peoplePath(root.version);
  const bytes = files.people.get(root.version);
  if (bytes === undefined) {
    if (!files.erasedPeople.has(root.version)) throw missing(file, `root ${root.version} cites it`);
    return new Map(root.persons.map(({ id }) => [id, { id, name: id, email: null }]));
  }
  const people = parsePeople(bytes, file);
  const ids = root.persons.map(({ id }) => id);
  if (ids.length !== people.size || ids.some((id) => !people.has(id))) {
    throw new RecordError(
      'RECORD_TRUST_INVALID',
      `${file} does not name exactly the persons of root ${root.version}.`,
      {
        file,
      },
    );
  }
  return people;
}

function missing(file: string, why: string): RecordError {
  return new RecordError('RECORD_FILE_MISSING', `${file} is missing: ${why}.`, { file });
}
