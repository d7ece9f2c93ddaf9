import type { PeoplePage } from '@sallyport/server/contract';
import { type Bytes, reportIt, sha256Hex, utf8 } from './bytes.ts';
import { isList, isRecord, type Json, plainText, readCanonical } from './canonical.ts';
import { SigningError } from './signing-error.ts';
import { formOf, type StatementForm } from './statement-form.ts';

/** What the screen of people showed when somebody asked for a trust root. */
export interface PeopleOnScreen {
  /** The root in force; null before there is one. */
  readonly root: { readonly version: number; readonly fingerprint: string } | null;
  /** Those whose six words were compared: they, with these keys and roles, and nobody else. */
  readonly compared: readonly Pick<
    PeoplePage['invited'][number],
    'person' | 'name' | 'roles' | 'fingerprint' | 'words'
  >[];
  /** Names of those who are in, by id. */
  readonly names: ReadonlyMap<string, string>;
}

export function peopleOnScreen(page: PeoplePage, persons: readonly string[]): PeopleOnScreen {
  return {
    root: page.root,
    compared: page.invited.filter(({ person }) => persons.includes(person)),
    names: new Map(page.people.map(({ id, name }) => [id, name])),
  };
}

/**
 * The content of the root whose digest the screen showed, from its exact bytes. No other content has that digest, and a
 * digest that is not the one in force makes a root that nobody can bring into force. Throws SigningError.
 */
export async function rootBefore(bytes: Bytes, digest: string): Promise<StatementForm['body']> {
  if ((await sha256Hex(bytes)) !== digest) {
    throw new SigningError('WEB_DIGEST_DIFFERS', 'The trust root in force is not the one that was shown.', reportIt);
  }
  const { type, body } = formOf(readCanonical(bytes));
  if (type === 'trust') return body;
  throw new SigningError('WEB_NOT_WHAT_WAS_SHOWN', `What was shown as the trust root is a ${type}.`, reportIt);
}

/** Names by id in a people file, as the root cites it by digest; null where it is none. Throws WEB_NOT_CANONICAL. */
export function namesIn(text: string): ReadonlyMap<string, string> | null {
  const file = readCanonical(utf8(text));
  if (!isRecord(file) || !isList(file['persons'])) return null;
  return new Map(file['persons'].map((person) => [member(person, 'id'), member(person, 'name')]));
}

function member(value: Json, key: string): string {
  return isRecord(value) ? plainText(value[key]) : '';
}
