import type { Draft } from '@sallyport/server/contract';
import { type Bytes, fromBase64, reportIt, sha256Hex, utf8 } from './bytes.ts';
import { type Json, readCanonical } from './canonical.ts';
import type { RootOnScreen } from './compare-root.ts';
import { differences, type OnScreen } from './compare-with-wish.ts';
import { misnamedKeys } from './key-fingerprint.ts';
import { type PeopleOnScreen, rootBefore } from './people-on-screen.ts';
import { preAuthEncoding, signedBlob } from './signed-blob.ts';
import { SigningError } from './signing-error.ts';
import { formOf, namespaceOf, type StatementForm } from './statement-form.ts';

export interface Signer {
  readonly id: string;
  readonly fingerprint: string;
  readonly roles: readonly string[];
  readonly phase: number;
}

/** A statement that this page has read itself, and what the passkey is asked to sign for it. */
export interface CheckedStatement {
  readonly digest: string;
  readonly form: StatementForm;
  readonly value: Json;
  readonly challenge: Bytes;
}

/** What was shown, as the screens have it. */
export interface Shown extends Pick<OnScreen, 'wish' | 'about'> {
  /** With a wish for a trust root, and the exact bytes of the one in force. */
  readonly people?: { readonly onScreen: PeopleOnScreen; readonly before: Bytes | null } | undefined;
}

/**
 * Reads every statement of a draft from its bytes and holds it against what was asked and shown. The server is not
 * believed: bytes must be canonical, the digest theirs, the author this person, the content this screen's. Throws
 * SigningError, and then nothing may be signed.
 */
export async function checkDraft(
  draft: Draft,
  signer: Signer,
  { wish, about, people }: Shown,
): Promise<readonly CheckedStatement[]> {
  if (draft.statements.length === 0) throw refused('there is nothing to sign in it');
  const textDigest = draft.text === null ? null : await sha256Hex(utf8(draft.text));
  const root = people ? await rootOnScreen(people, draft.text, textDigest, signer.id) : null;
  const onScreen: OnScreen = { wish, about, roles: signer.roles, textDigest, root };
  return Promise.all(draft.statements.map((statement) => checkStatement(statement, signer, onScreen)));
}

async function rootOnScreen(
  { onScreen: people, before }: NonNullable<Shown['people']>,
  text: string | null,
  textDigest: string | null,
  author: string,
): Promise<RootOnScreen> {
  const body = people.root && before ? await rootBefore(before, people.root.fingerprint) : null;
  return { people, before: body, author, text, textDigest };
}

async function checkStatement(
  given: Draft['statements'][number],
  signer: Signer,
  screen: OnScreen,
): Promise<CheckedStatement> {
  const bytes = fromBase64(given.bytes);
  const value = readCanonical(bytes);
  const digest = await sha256Hex(bytes);
  if (digest !== given.digest) {
    throw new SigningError('WEB_DIGEST_DIFFERS', 'The bytes to sign are not those whose digest was sent.', reportIt);
  }
  const form = formOf(value);
  const wrong = [
    ...(form.type === given.type ? [] : [`it is a ${form.type} and was announced as a ${given.type}`]),
    ...(namespaceOf(form.type) === given.namespace ? [] : [`it would be signed as ${given.namespace}`]),
    ...(form.person === signer.id ? [] : [`its author is ${form.person}`]),
    ...(form.key === signer.fingerprint ? [] : ['it names another key than yours']),
    ...(form.phase === null || form.phase === signer.phase ? [] : [`it belongs to phase ${form.phase}`]),
    ...differences(form, screen),
    ...(await misnamedKeys(form)),
  ];
  const [first] = wrong;
  if (first !== undefined) throw refused(wrong.join('; '));
  return { digest, form, value, challenge: await signedBlob(given.namespace, preAuthEncoding(bytes)) };
}

function refused(why: string): SigningError {
  return new SigningError(
    'WEB_NOT_WHAT_WAS_SHOWN',
    `What was sent to be signed is not what you see: ${why}.`,
    reportIt,
  );
}
