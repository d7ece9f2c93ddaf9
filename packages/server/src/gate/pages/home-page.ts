import { aboutSelectors, type Board, type Owed, owedBy } from '@sallyport/gate';
import type { PersonId, RecordView, VerifiedStatement } from '@sallyport/record';
import type { Home } from '../../contract/board.ts';
import { type JudgedGate, shownBoard } from '../judged-gate.ts';
import { standingAnswers } from './answers-that-stand.ts';
import { blockerRows } from './blocker-rows.ts';
import { boardSentence } from './board-sentence.ts';
import { personRef, rolesOf } from './words.ts';

type Waiting = Home['waiting'][number];

/** `GET /api/home`: what is needed from one person, and what the same person answered before. */
export function homePage(judged: JudgedGate, person: PersonId): Home {
  const { record, revision } = judged;
  const board = shownBoard(judged);
  const rows = blockerRows(board, rolesOf(board, person));
  return {
    revision,
    person: personRef(record, person),
    verdict: board.verdict,
    door: board.door,
    sentence: boardSentence(board, rows),
    waiting: record === null ? [] : [...waiting(judged, owedBy(person, judged.board, record), person)],
    todo: rows.filter((row) => row.mine && !isSignature(row.command)),
    answered: record === null ? [] : [...answered(judged, record, person)],
  };
}

/** What is answered with a signature waits under `waiting`; the rest has to be done somewhere else. */
function isSignature(command: string | null): boolean {
  return /^sallyport (?:sign|kickoff (?:vote|approve))\b/.test(command ?? '');
}

function waiting({ board, gate, record }: JudgedGate, owed: Owed, person: PersonId): readonly Waiting[] {
  const changed = 'What you answered for has changed since: read the difference.';
  const signedBefore = (signoffs: readonly { readonly person: PersonId }[]): boolean =>
    signoffs.some((each) => each.person === person);
  const documents = (criterion: string): string[] =>
    aboutSelectors(gate, criterion).flatMap((selector) => (selector.kind === 'path' ? [selector.path] : []));
  return [
    ...owed.proposals.map(
      ({ statement, type, by, role }): Waiting => ({
        about: statement,
        kind: 'proposal',
        role,
        title: `${proposalTitles[type]} proposed by ${personRef(record, by).name}`,
        why: 'It takes effect only with the signature of another person.',
        documents: [],
        state: 'awaiting',
      }),
    ),
    ...owed.acknowledgements.map(({ criterion, path }): Waiting => {
      const facet = board.criteria
        .find((view) => view.criterion.id === criterion)
        ?.facets.find((each) => each.acknowledgement?.path === path);
      return {
        about: path,
        kind: 'acknowledgement',
        role: null,
        title: `Read and acknowledge ${path}`,
        why: signedBefore(facet?.signoffs ?? []) ? changed : 'You are on call, and this is what you act by.',
        documents: [path],
        state: 'awaiting',
      };
    }),
    ...owed.criteria.map(
      ({ view, role }): Waiting => ({
        about: view.criterion.id,
        kind: 'criterion',
        role,
        title: view.criterion.title,
        why: signedBefore(view.facets.flatMap((facet) => facet.signoffs))
          ? changed
          : (view.explanation?.reason ?? 'You have not answered for it yet.'),
        documents: documents(view.criterion.id),
        state: view.state,
      }),
    ),
    ...owed.deliverables.map(({ id, role }): Waiting => {
      const deliverable = board.deliverables.find((each) => each.id === id);
      return {
        about: id,
        kind: 'deliverable',
        role,
        title: deliverable?.title ?? id,
        why: signedBefore(deliverable?.signoffs ?? []) ? changed : 'Its owner reviews it against its acceptance.',
        documents: [...(gate.deliverables.find((each) => each.id === id)?.files ?? [])],
        state: 'awaiting',
      };
    }),
    ...(owed.minutes === null ? [] : [minutesRow(board, gate.papers.minutes)]),
    ...(owed.vote.length === 0 ? [] : [voteRow(owed.vote)]),
  ];
}

const proposalTitles = {
  trust: 'A change of people and roles',
  gate: 'The baseline',
  waiver: 'A waiver',
  deviation: 'A deviation',
} as const satisfies Record<Owed['proposals'][number]['type'], string>;

function minutesRow({ minutes }: Board, path: string): Waiting {
  const rejected = minutes.approvals.find((each) => each.stands && each.answer === 'rejected');
  return {
    about: 'minutes',
    kind: 'minutes',
    role: null,
    title: 'Approve the minutes',
    why: rejected ? `${rejected.person} rejected them: ${rejected.reason ?? ''}` : 'Everybody who voted approves them.',
    documents: [path],
    state: 'awaiting',
  };
}

function voteRow(roles: Owed['vote']): Waiting {
  return {
    about: 'vote',
    kind: 'vote',
    role: roles[0] ?? null,
    title: 'Answer the roll call',
    why: `The poll is open and asks you as ${roles.join(' and ')}.`,
    documents: [],
    state: 'awaiting',
  };
}

/** This person's answers, newest first. */
function answered({ board }: JudgedGate, record: RecordView, person: PersonId): Home['answered'] {
  const stands = standingAnswers(board);
  return record.statements
    .filter((each) => each.header.author.person === person)
    .flatMap((each) => answersOf(each).map((answer) => ({ ...answer, stands: stands(each.digest, answer.about) })))
    .reverse();
}

function answersOf(statement: VerifiedStatement): readonly Omit<Home['answered'][number], 'stands'>[] {
  const { digest, type, body, header, index } = statement;
  const common = { statement: digest, time: header.time, sealed: index !== null };
  if (type === 'vote') return [{ ...common, about: 'vote', answer: body.answer }];
  if (type !== 'signoff') return [];
  return body.entries.map(({ about, answer }) => ({ ...common, about, answer }));
}
