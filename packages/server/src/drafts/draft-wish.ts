import {
  type DeviationInput,
  draftAnswers,
  draftBaseline,
  draftDeviations,
  draftEnrolment,
  draftFounding,
  draftHold,
  draftKickoff,
  draftPoll,
  draftResume,
  draftVote,
  draftWaiver,
  draftWithdrawal,
  type EncodedStatement,
  type Enrolment,
  type Founded,
  foundingKey,
  gateChangedText,
  type NewStatement,
  namesBeside,
  namesText,
  narrow,
  type PersonAuthor,
  proposalsFirst,
  requireRecord,
  shownText,
} from '@sallyport/actions';
import { owedBy } from '@sallyport/gate';
import { type OpenedDocument, type PersonId, parsePublicKey } from '@sallyport/record';
import type { Wish } from '../contract/drafts.ts';
import type { Live } from '../gate/live-gate.ts';
import { ServerError } from '../server-error.ts';
import { draftDecided, outcomePapers } from './draft-decided.ts';
import { minutesDraft } from './minutes-draft.ts';

/** What a wish becomes, before it has an author's header and bytes. */
export interface WishDraft {
  readonly statements: readonly NewStatement[];
  /** The text whose digest stands in the signed bytes; null where the bytes speak for themselves. */
  readonly text: string | null;
  /** What the signature says, in a sentence. */
  readonly meaning: string;
  /** Criteria and paths that the documents beside it are of. */
  readonly about: readonly string[];
  /** Another round follows when this one is signed. */
  readonly more: boolean;
  /** Statements that cite the first one by the digest of its bytes, and are signed with it. */
  readonly following?: (first: EncodedStatement) => ReturnType<typeof outcomePapers>;
}

export interface WishInput {
  readonly live: Live;
  readonly author: PersonAuthor;
  readonly wish: Wish;
  /** Enrolment requests that proved possession, of the persons that the wish names. */
  readonly enrolments: readonly Enrolment[];
  /** Whether the text is wanted that a person is shown: it takes longest, and what is bound does not rest on it. */
  readonly withText: boolean;
  /** Host that passkeys of this server are bound to. */
  readonly rpId: string;
  /** Public key of the server, which root 1 lists as the machine that looks and seals; only asked for with `found`. */
  readonly serverKey: string;
}

/** Drafts what a person wishes to sign. Signs and writes nothing. Throws ActionError and ServerError in words for people. */
export async function draftWish(input: WishInput): Promise<WishDraft> {
  const { live, author, wish } = input;
  if (wish.act === 'found') return founding(input, author.person);
  const session = requireRecord(live.session, 'No trust root was founded yet, so nobody can sign.');
  const { board, facts } = live;
  switch (wish.act) {
    case 'answer':
      return await answers(session, input, wish);
    case 'vote':
      return plain(
        draftVote(session, board, author, wish),
        wish.answer === 'go'
          ? 'I say GO for every role that I am asked for, on the snapshot of this poll.'
          : 'I say NO-GO. It stands until I vote again or withdraw it.',
      );
    case 'baseline':
      return plain(
        (await draftBaseline(session, board)).statements,
        'I propose this gate file, as it stands, as the baseline that verdicts are computed over.',
      );
    case 'kickoff':
      return plain(draftKickoff(session, board, author, wish), 'I open the kickoff and take the chair.');
    case 'poll':
      return plain(
        draftPoll(session, { facts, board }, wish),
        said(input, 'I open the poll on the snapshot as it stands.'),
      );
    case 'minutes':
      return plain(
        await minutesDraft(session, board, wish.text),
        'I publish the minutes and the papers as they stand.',
      );
    case 'waive':
      return plain(
        draftWaiver(board, wish),
        `I ask to waive findings of ${wish.criterion} until ${wish.expires}. Its owner has to approve.`,
      );
    case 'deviate': {
      const asked: DeviationInput = { criteria: wish.criteria, reason: wish.reason, expires: wish.expires };
      return plain(
        draftDeviations(session, board, author, asked),
        `I sign for what the gate file does below its profile in ${wish.criteria.join(', ')}.`,
      );
    }
    case 'hold':
      return plain(draftHold(session, board, { ...author, runner: null }, wish), 'I hold the door.');
    case 'resume':
      return plain(draftResume(board, author, wish), `As ${wish.role} I lift what holds the door.`);
    case 'withdraw':
      return plain(
        draftWithdrawal(session, author, { statement: wish.statement, lost: false, reason: wish.reason }),
        'I take back a statement of mine. It stays in the record, and counts no more.',
      );
    case 'decide':
      return {
        ...plain(await draftDecided(session, facts), said(input, 'I decide, as the record computes it.')),
        following: (first) => outcomePapers(session, facts, first),
      };
    default: {
      const requests = enrolled(input, wish.persons);
      return root(
        draftEnrolment(session, author, requests).map((each) => withoutReplaced(input, requests, each)),
        'I propose the next trust root with these people, and vouch for those who are new.',
      );
    }
  }
}

function plain(statements: readonly NewStatement[], meaning: string): WishDraft {
  return { statements, text: null, meaning, about: [], more: false };
}

/** Below what is signed, how long ago the gate changed and how: a verdict alone would not show it. */
function said({ live }: WishInput, meaning: string): string {
  const { session, board } = live;
  const { record, caller } = session;
  const changed = record && board.baseline ? gateChangedText(record, board.baseline.statement, caller.now()) : [];
  return [meaning, ...changed].join('\n');
}

/** A root binds the digest of the file with names, which is the text: its signer can compare names as well. */
function root(statements: readonly NewStatement<'trust'>[], meaning: string): WishDraft {
  const [registry] = statements.flatMap(({ files }) => [...(files?.values() ?? [])]);
  return { ...plain(statements, meaning), text: registry ? Buffer.from(registry).toString('utf8') : null };
}

async function answers(
  session: Founded,
  { live, author, withText }: WishInput,
  wish: Extract<Wish, { act: 'answer' }>,
): Promise<WishDraft> {
  const { board } = live;
  const all = narrow(owedBy(author.person, board, session.record), wish.about, board, author.roles);
  const round = proposalsFirst(all);
  const text = withText ? await shownText(session, board, round, author.person) : '';
  const opened: readonly OpenedDocument[] = wish.opened;
  const statements = await draftAnswers(session, round, { answer: wish.answer, reason: wish.reason, text, opened });
  const names = namesBeside(session, round.proposals);
  const meanings = statements.map(({ body }) => body.meaning);
  return {
    statements,
    text,
    meaning: [...new Set(meanings), ...(names.length > 0 ? [namesText(names, session)] : [])].join('\n'),
    about: [
      ...round.criteria.map(({ view }) => view.criterion.id),
      ...round.deliverables.map(({ id }) => id),
      ...round.acknowledgements.map(({ path }) => path),
      ...(round.minutes === null ? [] : [session.gate.papers.minutes]),
    ],
    more: round !== all,
  };
}

/** The server's key looks and seals under this id; the gate file names it where it names runners. */
const serverRunner = 'server';

function founding(input: WishInput, founder: PersonId): WishDraft {
  const { live, wish, serverKey } = input;
  if (live.record !== null)
    throw new ServerError('SERVER_REFUSED', 'The trust root was founded before.', {
      action: 'Enrol the others into the next root.',
    });
  const persons = wish.act === 'found' ? wish.persons : [];
  const { origin, kind } = live.gate.project;
  const machine = { id: serverRunner, key: foundingKey(serverKey) };
  const people = enrolled(input, persons).map(({ person, name, email, roles, publicKey }) => ({
    id: person,
    name,
    email,
    roles,
    keys: [foundingKey(publicKey)],
  }));
  return root(
    draftFounding(founder, { origin, kind, replaces: null, persons: people, runners: [], sealers: [machine] }),
    'I found the trust root with these people and keys, and vouch for each of them.',
  );
}

/** Each person's request, once; a person who has not proved a passkey cannot be enrolled with one. */
function enrolled({ enrolments }: WishInput, persons: readonly PersonId[]): readonly Enrolment[] {
  return [...new Set(persons)].map((person) => {
    const found = enrolments.find((each) => each.person === person);
    if (found) return found;
    throw new ServerError('SERVER_REFUSED', `${person} has no passkey here that waits to be enrolled.`, {
      action: 'Send them an invitation, or take them off the list.',
    });
  });
}

/** Whoever comes with a new passkey has lost the old one of this host, which must sign nothing any more. */
function withoutReplaced(
  { rpId }: WishInput,
  requests: readonly Enrolment[],
  statement: NewStatement<'trust'>,
): NewStatement<'trust'> {
  const isReplaced = (key: NewStatement<'trust'>['body']['keys'][number]): boolean =>
    key.status === 'active' &&
    requests.some(({ person }) => person === key.person) &&
    requests.every(({ fingerprint }) => fingerprint !== key.fingerprint) &&
    parsePublicKey(key.publicKey).application === rpId;
  const keys = statement.body.keys.map((key) => (isReplaced(key) ? { ...key, status: 'retired' as const } : key));
  return { ...statement, body: { ...statement.body, keys } };
}
