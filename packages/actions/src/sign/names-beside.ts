import type { Owed } from '@sallyport/gate';
import type { Person, Sha256 } from '@sallyport/record';
import { printable } from '../printable.ts';
import type { Session } from '../session/open-session.ts';
import { rootNames } from './root-text.ts';

/** Who the persons of one proposed trust root are; null where the people file is not here. */
export interface NamesBeside {
  readonly statement: Sha256;
  readonly version: number;
  readonly people: Sha256;
  readonly persons: readonly Person[] | null;
}

/**
 * Names and addresses for the signer's eyes. They stay out of the signed text, which can never be erased; that text
 * holds the digest of the people file, so the signature binds them all the same.
 */
export function namesBeside(
  { record, files }: Pick<Session, 'record' | 'files'>,
  proposals: Owed['proposals'],
): readonly NamesBeside[] {
  return proposals.flatMap(({ statement: digest }) => {
    const statement = record?.statements.find((each) => each.digest === digest);
    if (statement?.type !== 'trust') return [];
    const { version, people } = statement.body;
    return [{ statement: digest, version, people, persons: rootNames(statement, files) }];
  });
}

/** The names as lines, with what they are so far where that is another name or address. */
export function namesText(roots: readonly NamesBeside[], { record }: Pick<Session, 'record'>): string {
  const lines = roots.flatMap(({ version, people, persons }) => [
    `Who the persons of trust root ${version} are (people file ${people.slice(0, 16)}; not part of the signed text):`,
    ...(persons?.map((person) => `  ${nameLine(person)}${soFar(person, record?.people.get(person.id))}`) ?? [
      '  the people file is not in this record. Do not sign before you know who they are.',
    ]),
  ]);
  return lines.join('\n');
}

function nameLine({ id, name, email }: Person): string {
  return `${id}  ${printable(name)}${email === null ? '' : `  ${printable(email)}`}`;
}

function soFar(person: Person, before: Person | undefined): string {
  if (!before) return '  (new)';
  return nameLine(before) === nameLine(person) ? '' : `  (so far ${nameLine(before)})`;
}
