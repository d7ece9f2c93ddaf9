import { type PersonId, sha256 } from '@sallyport/record';
import {
  type Acceptance,
  type AcceptedStatement,
  acceptStatements,
  inTransaction,
  moveEnrolment,
  type Queries,
  readDraft,
  readStatements,
  type SignedStatement,
  type Draft as StoredDraft,
} from '@sallyport/store';
import { sshKeygenSigner } from '@sallyport/workspace';
import type { Receipt, Wish } from '../contract/drafts.ts';
import type { Assertion } from '../contract/visits.ts';
import type { GatePlace } from '../gate/gate-place.ts';
import type { Live } from '../gate/live-gate.ts';
import { ServerError } from '../server-error.ts';
import { checkTrust, isAboutTrust } from './check-trust.ts';
import { checkUnchanged } from './check-unchanged.ts';
import { type DraftContent, decodeContent } from './draft-content.ts';
import { receiptText } from './receipt-text.ts';
import { demoKeyOf } from './signing-passkey.ts';
import { byPasskey, keysIn, refused, type Sign, verifiedStatements } from './verified-statements.ts';

/** Statements that are on disk, and what they were signed for. */
export interface Accepted {
  readonly statements: readonly AcceptedStatement[];
  readonly wish: Wish;
  readonly more: boolean;
}

/** What signs a draft: the assertions of the person's passkey, or in a demo the key that the server holds. */
export type SigningAnswer = readonly Assertion[] | 'demo key';

/**
 * Takes the signatures under a draft. Every statement is verified, and what it binds has to be today's, before one
 * transaction keeps them all: what is returned is on disk. The same draft again gets the same answer. Throws
 * SERVER_NOT_FOUND, SERVER_DRAFT_EXPIRED, SERVER_CHANGED and SERVER_SIGNATURE_REFUSED; nothing is kept then.
 */
export async function signDraft(
  place: GatePlace,
  live: Live,
  person: PersonId,
  id: string,
  answer: SigningAnswer,
): Promise<Accepted> {
  const draft = await readDraft(place.store, id);
  if (draft === null || draft.person !== person)
    throw new ServerError('SERVER_NOT_FOUND', 'There is no such draft of yours.', { action: 'Start again.' });
  const content = decodeContent(draft.content);
  const wish = draft.wish as unknown as Wish;
  const { more } = content.shown;
  const before = await acceptedBefore(place, draft, content);
  if (before !== null) return { statements: before, wish, more };
  if (draft.expires <= place.now()) throw expired();
  const root = live.record?.roots.at(-1) ?? null;
  const { statements } = content;
  const sign = await signerOf(place, live, person, content, answer);
  const signed = await verifiedStatements({ statements, person, root, origins: place.origins }, sign);
  await checkUnchanged(place, live, draft, content);
  return { statements: await keep(place, live, { draft, content, signed }), wish, more };
}

async function signerOf(
  place: GatePlace,
  live: Live,
  person: PersonId,
  { publicKey, statements }: DraftContent,
  answer: SigningAnswer,
): Promise<Sign> {
  if (answer !== 'demo key') {
    const { length } = statements;
    if (answer.length !== length)
      throw refused(`There are ${length} statements to sign, and ${answer.length} signatures came.`);
    return byPasskey(publicKey, answer);
  }
  const path = demoKeyOf(place, live.record?.kind ?? 'live', person);
  const signer = path === null ? null : await sshKeygenSigner(path);
  if (signer === null || signer.publicKey !== publicKey)
    throw new ServerError('SERVER_NOT_ALLOWED', 'This server holds no key of yours: only a demo has such keys.');
  return async ({ namespace, message }) => await signer.sign(namespace, message);
}

/** One transaction: statements, the end of the draft, and what follows for who asked to be enrolled. */
async function keep(
  { store, now }: GatePlace,
  live: Live,
  { draft, content, signed }: { draft: StoredDraft; content: DraftContent; signed: readonly SignedStatement[] },
): Promise<readonly AcceptedStatement[]> {
  const { act } = draft.wish as unknown as Wish;
  const { statements } = content;
  const digests = signed.map(({ digest }) => digest);
  const acceptance: Acceptance = {
    statements: signed,
    draft: draft.id,
    // Of two windows that sign at once, one gets through.
    keyBefore: { key: statements[0]?.key ?? '', statements: content.signed },
    notices: [],
    jobs: [],
    events: [
      {
        kind: `signed ${act}`,
        person: draft.person,
        detail: { count: signed.length, digest: sha256(digests.join(' ')) },
      },
    ],
    touches: ['record'],
    now: now(),
  };
  // What changes nobody's trust goes to the disk together with what others sign in the same moment.
  const result = statements.some(isAboutTrust)
    ? await inTransaction(store, async (inside) => {
        const accepted = await acceptStatements(inside, acceptance);
        if (accepted.outcome !== 'accepted') return accepted;
        await checkTrust(inside, live, statements, act);
        if (act === 'found' || act === 'enrol') await moveEnrolled(inside, content, act, now());
        return accepted;
      })
    : await acceptStatements(store, acceptance);
  if ('statements' in result) return result.statements;
  throw result.outcome === 'draft spent' || result.outcome === 'key used meanwhile' ? signedElsewhere() : expired();
}

async function moveEnrolled(
  inside: Queries,
  { statements }: DraftContent,
  act: 'found' | 'enrol',
  now: string,
): Promise<void> {
  const to = act === 'found' ? 'enrolled' : 'proposed';
  for (const { fingerprint, person } of keysIn(statements))
    if (person !== null) await moveEnrolment(inside, { person, fingerprint, from: 'proved', to }, now);
}

/** The answer got lost on its way: the statements are kept, and are not asked for again. */
async function acceptedBefore(
  { store }: GatePlace,
  { consumed }: StoredDraft,
  { statements }: DraftContent,
): Promise<readonly AcceptedStatement[] | null> {
  if (consumed === null) return null;
  const digests = statements.map(({ digest }) => digest);
  const found = await readStatements(store, digests);
  if (found.length === statements.length) return found;
  throw signedElsewhere();
}

function signedElsewhere(): ServerError {
  return new ServerError('SERVER_CHANGED', 'You signed something in another window meanwhile.', {
    action: 'Nothing was signed here. Look at what is signed, and read again what still waits.',
  });
}

function expired(): ServerError {
  return new ServerError('SERVER_DRAFT_EXPIRED', 'This was shown to you too long ago to be signed now.', {
    action: 'Read it once more as it stands today; what you wrote is still there.',
  });
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
