import { aboutSelectors, type Board, type Owed } from '@sallyport/gate';
import type { PersonId, RecordView } from '@sallyport/record';
import type { Home } from '../../contract/board.ts';
import type { JudgedGate } from '../judged-gate.ts';
import { personRef } from './words.ts';

type Waiting = Omit<Home['waiting'][number], 'changed'>;
type Place = Pick<JudgedGate, 'board' | 'gate'>;

/** What one person is asked to sign, in the order in which it is best answered, each with why it is asked. */
export function waitingRows(
  { board, gate }: Place,
  record: RecordView,
  owed: Owed,
  person: PersonId,
): readonly Waiting[] {
  const changed = 'What you answered for has changed since: read the difference.';
  const signedBefore = (signoffs: readonly { readonly person: PersonId }[]): boolean =>
    signoffs.some((each) => each.person === person);
  const documents = (criterion: string): string[] =>
    aboutSelectors(gate, criterion).flatMap((selector) => (selector.kind === 'path' ? [selector.path] : []));
  return [
    ...owed.proposals.map((each) => proposalRow(board, record, each)),
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
          : // What nothing speaks against is asked in the criterion's own words; else what was found comes first.
            view.state === 'awaiting' || view.explanation === null
            ? view.criterion.asks
            : view.explanation.reason,
        documents: documents(view.criterion.id),
        state: view.state,
      }),
    ),
    ...owed.deliverables.map(({ id, role }): Waiting => {
      const deliverable = board.deliverables.find((each) => each.id === id);
      const asked = gate.deliverables.find((each) => each.id === id);
      return {
        about: id,
        kind: 'deliverable',
        role,
        title: deliverable?.title ?? id,
        why: signedBefore(deliverable?.signoffs ?? [])
          ? changed
          : `You own it. Its acceptance: ${asked?.acceptance ?? 'see the gate file'}.`,
        documents: [...(asked?.files ?? [])],
        state: 'awaiting',
      };
    }),
    ...(owed.minutes === null ? [] : [minutesRow(board, record, gate.papers.minutes)]),
    ...(owed.vote.length === 0 ? [] : [voteRow(board, owed.vote)]),
  ];
}

type Proposal = Owed['proposals'][number];

/** What is proposed in words of its own, so that nobody co-signs "a deviation". */
function proposalRow(board: Board, record: RecordView, { statement, type, by, role }: Proposal): Waiting {
  const name = personRef(record, by).name;
  const relief = board.relief.find((each) => each.statement === statement);
  const until = relief?.expires ? ` until ${relief.expires.slice(0, 10)}` : '';
  const reason = relief ? `“${relief.reason}” ` : '';
  const titles = {
    trust: `A change of people and roles proposed by ${name}`,
    gate: `The baseline proposed by ${name}`,
    waiver: `A waiver of ${relief?.criterion ?? 'a criterion'}${until} proposed by ${name}`,
    deviation: `A deviation in ${relief?.criterion ?? 'a criterion'}${until} proposed by ${name}`,
  } as const satisfies Record<Proposal['type'], string>;
  const what = {
    trust: 'Who may sign here, and for what.',
    gate: 'The gate file as it stands: what everybody will answer for.',
    waiver: `${reason}The findings stay on the board as failed and waived.`,
    deviation: `${reason}The gate file asks for less here than its profile.`,
  } as const satisfies Record<Proposal['type'], string>;
  return {
    about: statement,
    kind: 'proposal',
    role,
    title: titles[type],
    why: `${what[type]} It takes effect only with the signature of another person.`,
    documents: [],
    state: 'awaiting',
  };
}

function minutesRow({ minutes }: Board, record: RecordView, path: string): Waiting {
  const rejected = minutes.approvals.find((each) => each.stands && each.answer === 'rejected');
  return {
    about: 'minutes',
    kind: 'minutes',
    role: null,
    title: 'Approve the minutes',
    why: rejected
      ? `${personRef(record, rejected.person).name} rejected them: ${rejected.reason ?? ''}`
      : 'Everybody who voted approves them.',
    documents: [path],
    state: 'awaiting',
  };
}

function voteRow(board: Board, roles: Owed['vote']): Waiting {
  const titles = roles.map((role) => board.roles.find((each) => each.role === role)?.title ?? role);
  return {
    about: 'vote',
    kind: 'vote',
    role: roles[0] ?? null,
    title: 'Answer the roll call',
    why: `The poll is open and asks you as ${titles.join(' and ')}.`,
    documents: [],
    state: 'awaiting',
  };
}
