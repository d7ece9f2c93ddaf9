import { agenda } from '@sallyport/actions';
import { readRevision } from '@sallyport/store';
import { sshKeygenSigner } from '@sallyport/workspace';
import type { Receipt } from '../contract/drafts.ts';
import { makeDraft, passkeyToday } from '../drafts/make-draft.ts';
import { receiptOf, type SigningAnswer, signDraft } from '../drafts/sign-draft.ts';
import { demoKeyOf } from '../drafts/signing-passkey.ts';
import type { GateDesk } from '../gate-port.ts';
import { lookNow } from '../looking/look-now.ts';
import type { Looking } from '../looking/looking.ts';
import { finishDecision } from '../sealing/finish-decision.ts';
import type { Finishing } from '../sealing/finishing.ts';
import type { Sealing } from '../sealing/sealing.ts';
import { ServerError } from '../server-error.ts';
import { attend, whoIsHere } from './attendance.ts';
import { auditorArchive } from './auditor-archive.ts';
import { branchTipWatcher } from './branch-tip.ts';
import { documentList, documentPage, judgedDocument } from './documents/document-page.ts';
import { fetchBranches } from './fetch-branches.ts';
import type { GatePlace } from './gate-place.ts';
import { invitedPeople } from './invited-people.ts';
import type { Live, LiveGate } from './live-gate.ts';
import { minutesHtml } from './minutes-html.ts';
import { boardPage } from './pages/board-page.ts';
import { claimsPage } from './pages/claims-page.ts';
import { criterionPage } from './pages/criterion-page.ts';
import { exposurePage } from './pages/exposure-page.ts';
import { homePage } from './pages/home-page.ts';
import { kickoffPage } from './pages/kickoff-page.ts';
import { parityPage } from './pages/parity-page.ts';
import { peoplePage } from './pages/people-page.ts';
import { recordPage, statementPage } from './pages/record-page.ts';
import { refusing } from './refusal.ts';
import { readClaims, readParity, readPublished } from './stack-reads.ts';
import { frontOf, standingOf } from './standing-of.ts';

export interface DeskParts {
  readonly place: GatePlace;
  readonly live: LiveGate;
  readonly sealing: Sealing;
  readonly finishing: Finishing;
  readonly looking: Looking;
}

/** Seconds that an observation may be old when a poll opens on it, where the criterion has an age at all. */
const freshForPoll = 300;

/** The gate's side of every route. */
export function gateDesk({ place, live, sealing, finishing, looking }: DeskParts): GateDesk {
  const { page } = live;

  /** With everything in it that was acknowledged before: whoever signs on has to see what was just signed. */
  async function upToDate(): Promise<Live> {
    const now = await live.current();
    return now.through < (await readRevision(place.store)) ? await live.refresh() : now;
  }

  const branchTip = branchTipWatcher(live);

  /** Who has signed here and read nothing since: their next page has to know what they signed. */
  const signedSince = new Map<string, object>();

  async function seenBy(person: string): Promise<void> {
    const newest = signedSince.get(person);
    if (newest === undefined) return;
    await upToDate();
    if (signedSince.get(person) === newest) signedSince.delete(person);
  }

  return {
    front: async () => frontOf(await live.current()),
    async standing(person) {
      const judged = await live.current();
      const path = demoKeyOf(place, judged.record?.kind ?? 'live', person);
      return standingOf(judged, person, path === null ? null : (await sshKeygenSigner(path)).fingerprint);
    },
    async board(person) {
      await seenBy(person);
      return await page(`board ${person}`, (judged) => boardPage(judged, person));
    },
    async home(person) {
      await seenBy(person);
      return await page(`home ${person}`, async (judged) => {
        const { tree } = judged.session;
        return await homePage(judged, person, async (path) => await tree.sha256(path));
      });
    },
    async criterion(person, id) {
      await seenBy(person);
      const made = await page(`criterion ${id.toLowerCase()} ${person}`, async (judged) => {
        const { tree } = judged.session;
        return await criterionPage(judged, person, id, async (path) => await tree.sha256(path));
      });
      return made ?? notFound(`The gate has no criterion ${id}.`);
    },
    documents: async () => await page('documents', async ({ session }) => await documentList(session)),
    async document(person, path) {
      const made = await page(
        `document ${path} ${person}`,
        async ({ session }) => await documentPage(session, person, path),
      );
      return made ?? notFound('There is no such document that anybody is asked about here.');
    },
    async documentFile(_person, path) {
      const found = await judgedDocument((await live.current()).session, path);
      if (found === null) return notFound('There is no such document that anybody is asked about here.');
      if (found.document.withheld)
        throw new ServerError(
          'SERVER_NOT_ALLOWED',
          'This file holds settings that may be secret, and is not handed over.',
        );
      const name = path.split('/').at(-1) ?? 'document';
      return { name, mediaType: 'application/octet-stream', bytes: found.bytes };
    },
    claims: async () =>
      await page('claims', async (judged) => claimsPage(judged.board, judged.record, await readClaims(judged))),
    exposure: async () =>
      await page('exposure', async (judged) =>
        exposurePage(judged.board, judged.gate, judged.record, await readPublished(judged)),
      ),
    parity: async () =>
      await page('parity', async (judged) => parityPage(judged.board, judged.record, await readParity(judged))),
    people: async (person) => peoplePage(await upToDate(), person, await invitedPeople(place.store, place.now())),
    async kickoff(person) {
      await seenBy(person);
      const judged = await live.current();
      const html = await page('minutes', minutesHtml);
      const here = await whoIsHere(place, judged);
      return kickoffPage(judged, person, { here, agenda: agenda(judged.board), minutesHtml: html });
    },
    async record(person) {
      await seenBy(person);
      return await page('record', recordPage);
    },
    async statement(_person, digest) {
      const judged = await live.current();
      return statementPage(judged, judged.session.files, digest) ?? notFound('The record has no such statement.');
    },
    archive: async () => await page('archive', auditorArchive),
    draft: async (person, wish) =>
      await refusing(async () => {
        // Looking, fetching and sealing are work, and nobody makes it by asking for what is not theirs.
        if (wish.act === 'poll' || wish.act === 'decide') await passkeyToday(place, await upToDate(), person, wish);
        // A poll opens on what was just seen, and a decision on what everybody has and what is sealed to its end.
        if (wish.act === 'poll') await lookBeforePoll(await upToDate());
        if (wish.act === 'decide') {
          await fetchedCompletely();
          await sealedCompletely();
        }
        await branchTip();
        return await makeDraft(place, await upToDate(), person, wish);
      }),
    sign: async (person, draft, assertions) => await signed(person, draft, assertions),
    signDemo: async (person, draft) => await signed(person, draft, 'demo key'),
    look: async (_person, criteria) => await looking.ask(criteria),
    attend: async (person) => await attend(place, await upToDate(), person),
    latest: live.latest,
    onChanged: live.onChanged,
  };

  async function signed(person: string, draft: string, answer: SigningAnswer): Promise<Receipt> {
    return await refusing(async () => {
      await branchTip();
      const accepted = await signDraft(place, await live.current(), person, draft, answer);
      signedSince.set(person, accepted);
      if (accepted.wish.act === 'decide') return receiptOf(accepted, await decided());
      sealing.soon();
      return receiptOf(accepted, null);
    });
  }

  async function lookBeforePoll({ gate }: Live): Promise<void> {
    const criteria = gate.criteria.filter(({ maxAge }) => maxAge !== null).map(({ id }) => id);
    if (criteria.length > 0) await lookNow(place, { criteria, renewAfter: freshForPoll });
  }

  /** What is decided is decided for everybody: not while others may have said or changed what is not seen here. */
  async function fetchedCompletely(): Promise<void> {
    const { reached, why } = await fetchBranches(place, live);
    if (reached) return;
    const message = `The remote could not be reached (${why}), so statements may be missing here.`;
    throw new ServerError('SERVER_NOT_READY', message, {
      action: 'Try again when the remote can be reached.',
      retryAfterSeconds: 30,
    });
  }

  async function sealedCompletely(): Promise<void> {
    const { left, why } = await sealing.now();
    if (left > 0)
      throw new ServerError('SERVER_NOT_READY', `Statements still wait to be sealed and pushed: ${why ?? ''}`, {
        action: 'Try again when the remote can be reached.',
        retryAfterSeconds: 30,
      });
    await live.refresh();
  }

  /** The decision is kept whatever happens from here on; what is left to do is done again until it succeeds, also after a start. */
  async function decided(): Promise<Receipt['decision']> {
    let commit: string | null = null;
    try {
      await sealing.now();
      const finished = await finishDecision(place);
      commit = finished?.commit ?? null;
      if (finished?.why) place.note(finished.why);
      if (finished?.unfinished) finishing.soon();
    } catch (error) {
      place.note(
        `The decision is kept and its commit waits: ${error instanceof Error ? error.message : String(error)}`,
      );
      sealing.soon();
    }
    const { board, gate } = await live.refresh();
    return { verdict: board.decision?.verdict ?? 'HOLD', commit, branch: gate.git.branch };
  }
}

function notFound(message: string): never {
  throw new ServerError('SERVER_NOT_FOUND', message);
}
