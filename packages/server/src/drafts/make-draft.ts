import { encodeDraft } from '@sallyport/actions';
import { type PersonId, randomNonce } from '@sallyport/record';
import { countOfKey, saveDraft } from '@sallyport/store';
import { sshKeygenSigner } from '@sallyport/workspace';
import type { Draft, Wish } from '../contract/drafts.ts';
import type { GatePlace } from '../gate/gate-place.ts';
import type { Live } from '../gate/live-gate.ts';
import { instantOf } from '../gate/pages/age.ts';
import { encodeContent } from './draft-content.ts';
import { draftSubstance } from './draft-substance.ts';
import { draftWish, type WishDraft } from './draft-wish.ts';
import { rememberDraft } from './drafted-here.ts';
import { checkOpened, documentsBeside } from './opened-documents.ts';
import { provedEnrolments } from './proved-enrolments.ts';
import { refuseWish } from './refuse-wish.ts';
import { type SigningPasskey, signingPasskey } from './signing-passkey.ts';

/** Seconds that a draft may be signed in: long enough to read on, short enough that nothing grows old in a tab. */
const draftLifetime = 1800;

/** The passkey that may sign a wish today. Throws SERVER_NOT_ALLOWED, and what refuses the wish. */
export async function passkeyToday(
  place: GatePlace,
  live: Live,
  person: PersonId,
  wish: Wish,
): Promise<SigningPasskey> {
  const root = live.record?.roots.at(-1) ?? null;
  const passkey = await signingPasskey(place, person, { root, kind: live.record?.kind ?? 'live' });
  await refuseWish(place.store, live, passkey.author, wish);
  return passkey;
}

/** Drafts a wish as it would be today, for the person's passkey. Nothing is kept. */
export async function wishToday(
  place: GatePlace,
  live: Live,
  person: PersonId,
  wish: Wish,
  withText = true,
): Promise<WishDraft & { readonly passkey: SigningPasskey }> {
  const passkey = await passkeyToday(place, live, person, wish);
  const changesPeople = wish.act === 'found' || wish.act === 'enrol';
  const enrolments = changesPeople ? await provedEnrolments(place.store) : [];
  const drafted = await draftWish({
    live,
    wish,
    withText,
    author: passkey.author,
    enrolments,
    rpId: place.rpId,
    serverKey: wish.act === 'found' ? (await sshKeygenSigner(place.key)).publicKey : '',
  });
  return { ...drafted, passkey };
}

/** `POST /api/drafts`: drafts, keeps and shows what would be signed. */
export async function makeDraft(place: GatePlace, live: Live, person: PersonId, wish: Wish): Promise<Draft> {
  const opened = wish.act === 'answer' ? wish.opened : [];
  await checkOpened(live.session, opened);
  const drafted = await wishToday(place, live, person, wish);
  const { statements, text, meaning, about, more, passkey } = drafted;
  const { session, record } = live;
  const phase = record === null ? null : session.gate.phase.number;
  const at = { caller: { now: place.now }, record, phase };
  const encoded = [...encodeDraft(at, passkey.author, statements)];
  const [first] = encoded;
  if (drafted.following && first) {
    const { record: after, papers } = await drafted.following(first);
    encoded.push(...encodeDraft({ ...at, record: after }, passkey.author, papers));
  }
  const now = place.now();
  const expires = instantOf(Math.floor(Date.parse(now) / 1000) + draftLifetime);
  const documents = await documentsBeside(session, about, opened);
  const shown = { text, meaning, documents, more, credential: passkey.credential };
  const root = record?.roots.at(-1)?.version ?? null;
  const signed = await countOfKey(place.store, passkey.author.key);
  const content = encodeContent({ statements: encoded, publicKey: passkey.publicKey, shown, root, signed });
  // 128 random bits: only who was given it can name it, and it is good for that person alone.
  const id = randomNonce();
  await saveDraft(
    place.store,
    { id, person, wish: { ...wish }, content, substance: draftSubstance(statements), expires },
    now,
  );
  if (wish.act === 'answer') rememberDraft(live, id, passkey.author);
  return {
    id,
    expires,
    ...shown,
    statements: encoded.map(({ digest, type, namespace, bytes }) => ({
      digest,
      type,
      namespace,
      bytes: Buffer.from(bytes).toString('base64'),
    })),
  };
}
