import { assemble, type EncodedStatement } from '@sallyport/actions';
import {
  armourOfAssertion,
  type Assertion as AssertionBytes,
  parseStatement,
  type PersonId,
  readRecord,
  RecordError,
  signaturePath,
  statementPath,
  type TrustKey,
  verifySignoff,
} from '@sallyport/record';
import {
  acceptStatements,
  type AcceptedStatement,
  countByKey,
  type Draft as StoredDraft,
  inTransaction,
  moveEnrolment,
  type Queries,
  readDraft,
  readStatements,
  type SignedStatement,
} from '@sallyport/store';
import type { Receipt, Wish } from '../contract/drafts.ts';
import type { Assertion } from '../contract/visits.ts';
import type { GatePlace } from '../gate/gate-place.ts';
import type { Live } from '../gate/live-gate.ts';
import { ServerError } from '../server-error.ts';
import { type DraftContent, decodeContent } from './draft-content.ts';
import { draftSubstance } from './draft-substance.ts';
import { wishToday } from './make-draft.ts';
import { receiptText } from './receipt-text.ts';

/** Statements that are on disk, and what they were signed for. */
export interface Accepted {
  readonly statements: readonly AcceptedStatement[];
  readonly wish: Wish;
  readonly more: boolean;
}

/**
 * Takes the passkey's signatures under a draft. Every statement is verified, and what it binds has to be today's, before
 * one transaction keeps them all: what is returned is on disk. The same signatures again get the same answer. Throws
 * SERVER_NOT_FOUND, SERVER_DRAFT_EXPIRED, SERVER_CHANGED and SERVER_SIGNATURE_REFUSED; nothing is kept then.
 */
export async function signDraft(
  place: GatePlace,
  live: Live,
  person: PersonId,
  id: string,
  assertions: readonly Assertion[],
): Promise<Accepted> {
  const draft = await readDraft(place.store, id);
  if (draft === null || draft.person !== person)
    throw new ServerError('SERVER_NOT_FOUND', 'There is no such draft of yours.', { action: 'Start again.' });
  const content = decodeContent(draft.content);
  const wish = draft.wish as unknown as Wish;
  const { more } = content.shown;
  const before = await acceptedBefore(place, draft, content);
  if (before !== null) return { statements: before, wish, more };
  if (draft.expires <= place.now())
    throw new ServerError('SERVER_DRAFT_EXPIRED', 'This was shown to you too long ago to be signed now.', {
      action: 'Read it once more as it stands today; your reason is still there.',
    });
  const signed = signedStatements(place, live, content, assertions, person);
  await checkUnchanged(place, live, draft, content);
  if (content.statements.some(({ type }) => type === 'trust')) checkReadable(live, signed);
  const result = await inTransaction(place.store, async (inside) => {
    const now = place.now();
    const accepted = await acceptStatements(inside, {
      statements: signed,
      draft: id,
      notices: [],
      jobs: [],
      events: [{ kind: `signed ${wish.act}`, person, detail: { statements: signed.map(({ digest }) => digest) } }],
      touches: ['record'],
      now,
    });
    if (accepted.outcome === 'accepted') await refuseOtherWindow(inside, content, signed.length);
    if (accepted.outcome === 'accepted' && (wish.act === 'found' || wish.act === 'enrol')) {
      const to = wish.act === 'found' ? 'enrolled' : 'proposed';
      for (const { fingerprint, person: owner } of newKeys(content.statements))
        if (owner !== null) await moveEnrolment(inside, { person: owner, fingerprint, from: 'proved', to }, now);
    }
    return accepted;
  });
  if ('statements' in result) return { statements: result.statements, wish, more };
  if (result.outcome === 'draft spent') throw signedElsewhere();
  throw new ServerError('SERVER_DRAFT_EXPIRED', 'This was shown to you too long ago to be signed now.');
}

/** The answer got lost on its way: the statements are kept, and are not asked for again. */
async function acceptedBefore(
  { store }: GatePlace,
  { consumed }: StoredDraft,
  { statements }: DraftContent,
): Promise<readonly AcceptedStatement[] | null> {
  if (consumed === null) return null;
  const found = await readStatements(store, statements.map(({ digest }) => digest));
  if (found.length === statements.length) return found;
  throw signedElsewhere();
}

/** Inside the transaction, which is then rolled back: of two windows that sign at once, one gets through. */
async function refuseOtherWindow(inside: Queries, { statements, signed }: DraftContent, added: number): Promise<void> {
  const key = statements[0]?.key ?? '';
  if (((await countByKey(inside)).get(key) ?? 0) !== signed + added) throw signedElsewhere();
}

function signedElsewhere(): ServerError {
  return new ServerError('SERVER_CHANGED', 'You signed something in another window meanwhile.', {
    action: 'Look at what is signed, and read again what still waits.',
  });
}

function signedStatements(
  { origins }: GatePlace,
  { record }: Live,
  { statements, publicKey }: DraftContent,
  assertions: readonly Assertion[],
  person: PersonId,
): readonly SignedStatement[] {
  if (assertions.length !== statements.length)
    throw refused(`There are ${statements.length} statements to sign, and ${assertions.length} signatures came.`);
  return statements.map((statement, index) => {
    const assertion = assertions[index];
    if (assertion === undefined) throw refused('A signature is missing.');
    try {
      const { namespace, message, digest, type, key } = statement;
      const signature = armourOfAssertion(publicKey, bytesOf(assertion), { namespace, message });
      const listed = listedKey(record?.roots.at(-1)?.keys ?? newKeys(statements), key);
      verifySignoff(signature, message, { namespace, key: listed, origins });
      const { files } = assemble([statement], [signature]);
      files.delete(statementPath(digest));
      files.delete(signaturePath(digest));
      return { digest, type, person, key, bytes: statement.bytes, signature, files };
    } catch (error) {
      if (error instanceof RecordError) throw refused(error.message, error);
      throw error;
    }
  });
}

function bytesOf({ authenticatorData, clientDataJSON, signature }: Assertion): AssertionBytes {
  const decode = (text: string): Uint8Array => Buffer.from(text, 'base64url');
  return {
    authenticatorData: decode(authenticatorData),
    clientDataJSON: decode(clientDataJSON),
    signature: decode(signature),
  };
}

/** Keys that a drafted trust root lists: root 1 vouches for the key that signs it. */
function newKeys(statements: readonly EncodedStatement[]): readonly TrustKey[] {
  return statements.flatMap(({ type, bytes, digest }) => {
    if (type !== 'trust') return [];
    const statement = parseStatement(bytes, statementPath(digest));
    return statement.type === 'trust' ? statement.body.keys : [];
  });
}

function listedKey(keys: readonly TrustKey[], fingerprint: string): TrustKey {
  const found = keys.find((key) => key.fingerprint === fingerprint);
  if (found) return found;
  throw new RecordError('RECORD_KEY_UNKNOWN', `The key ${fingerprint} is not in the trust root in force.`);
}

function refused(message: string, cause?: unknown): ServerError {
  return new ServerError('SERVER_SIGNATURE_REFUSED', message, {
    action: 'Nothing was signed. Try once more with the passkey that you enrolled for signing.',
    cause,
  });
}

/**
 * Drafts the same wish again and compares. Throws SERVER_CHANGED where it binds something else by now: the wish and its
 * reason stay with the person, who reads what changed.
 */
async function checkUnchanged(place: GatePlace, live: Live, draft: StoredDraft, { root }: DraftContent): Promise<void> {
  const { person, substance } = draft;
  if ((live.record?.roots.at(-1)?.version ?? null) !== root)
    throw changed('Another trust root took effect while this page was open.');
  let today: string;
  try {
    const { statements } = await wishToday(place, live, person, draft.wish as unknown as Wish, false);
    today = draftSubstance(statements);
  } catch (error) {
    // What could be drafted before and cannot now has changed; its own words say how.
    if (error instanceof Error && 'code' in error) throw changed(error.message, error);
    throw error;
  }
  if (today !== substance) throw changed('What you would sign for changed while this page was open.');
}

function changed(message: string, cause?: unknown): ServerError {
  return new ServerError('SERVER_CHANGED', message, {
    action: 'Nothing was signed. Read it as it stands now, then sign; what you wrote is still there.',
    cause,
  });
}

/** A trust root decides whether anything can be read at all, so the whole record is read with it before. */
function checkReadable({ session }: Live, signed: readonly SignedStatement[]): void {
  const files = new Map(session.files);
  for (const { digest, bytes, signature, files: beside } of signed) {
    files.set(statementPath(digest), bytes);
    files.set(signaturePath(digest), Buffer.from(signature, 'utf8'));
    for (const [path, content] of beside) files.set(path, content);
  }
  try {
    readRecord(files, {});
  } catch (error) {
    if (error instanceof RecordError)
      throw new ServerError('SERVER_REFUSED', `The record would not accept this trust root: ${error.message}`, { cause: error });
    throw error;
  }
}

/** What the signer keeps. */
export function receiptOf({ statements, more }: Accepted, decision: Receipt['decision']): Receipt {
  const at = statements.at(-1)?.accepted ?? '';
  return {
    at,
    statements: statements.map(({ digest, type, bytes, signature }) => ({
      digest,
      type,
      bytes: Buffer.from(bytes).toString('base64'),
      signature,
    })),
    text: receiptText(statements, at),
    more,
    decision,
  };
}
