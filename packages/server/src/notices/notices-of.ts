import { type Board, owedBy } from '@sallyport/gate';
import { type PersonId, type RecordView, sha256 } from '@sallyport/record';
import type { NewNotice } from '@sallyport/store';
import { type JudgedGate, shownBoard } from '../gate/judged-gate.ts';

/** One thing that waits for a person. `name` says which, and nothing of what was found. */
interface WaitingThing {
  readonly name: string;
  /** What is asked about, as it is today: another substance is another occasion. */
  readonly substance: string;
  readonly answered: boolean;
}

/**
 * News that persons are told by mail, from the state of the gate alone: the same state has the same news with the same
 * name, so that nothing is told twice, and nothing is lost where a process died before telling. Of a door that is held
 * it has to be said since when ('' where it is not), since the same state can come again.
 */
export function noticesOf(judged: JudgedGate, heldSince: string): readonly NewNotice[] {
  const { record } = judged;
  if (record === null) return [];
  const board = shownBoard(judged);
  const persons = record.roots.at(-1)?.persons ?? [];
  return [
    ...persons.flatMap(({ id }) => waitingThings(id, judged.board, record).map((each) => waitingNotice(id, each))),
    ...holdNotices(judged, board, heldSince),
  ];
}

function waitingNotice(person: PersonId, { name, substance, answered }: WaitingThing): NewNotice {
  const kind = answered ? 'changed under your sign-off' : 'your answer is needed';
  return { dedupe: `${kind} ${person} ${sha256(`${name} ${substance}`)}`, kind, person, body: { name } };
}

function waitingThings(person: PersonId, board: Board, record: RecordView): readonly WaitingThing[] {
  const owed = owedBy(person, board, record);
  const said = (answers: readonly { readonly person: PersonId }[]): boolean =>
    answers.some((each) => each.person === person);
  const poll = board.poll?.statement ?? '';
  return [
    ...owed.proposals.map(({ statement, type }) => ({
      name: `a proposal to co-sign (${proposals[type]})`,
      substance: statement,
      answered: false,
    })),
    ...owed.acknowledgements.map(({ path, substance }) => ({ name: path, substance, answered: false })),
    ...owed.criteria.map(({ view }) => ({
      name: `${view.criterion.id} ${view.criterion.title}`,
      substance: view.substance,
      answered: said(view.facets.flatMap(({ signoffs }) => signoffs)),
    })),
    ...owed.deliverables.map(({ id, substance }) => {
      const found = board.deliverables.find((each) => each.id === id);
      return { name: `deliverable ${found?.title ?? id}`, substance, answered: said(found?.signoffs ?? []) };
    }),
    ...(owed.minutes === null ? [] : [{ name: 'the minutes', substance: owed.minutes, answered: false }]),
    ...(owed.vote.length === 0 ? [] : [{ name: 'the roll call', substance: poll, answered: false }]),
  ];
}

const proposals = { trust: 'people', gate: 'baseline', waiver: 'waiver', deviation: 'deviation' } as const;

/** A door that is held is told to everybody who may lift it or holds a role; why stands on the board. */
function holdNotices({ gate, record }: JudgedGate, board: Board, heldSince: string): readonly NewNotice[] {
  if (board.door !== 'held') return [];
  const standing = board.holds.filter(({ resumedBy }) => resumedBy === null).map(({ statement }) => statement);
  const occasion = sha256([board.decision?.statement ?? '', ...standing, ...openStates(board), heldSince].join(' '));
  const told = new Set([...board.roles.flatMap(({ persons }) => persons), ...(gate.incident?.onCall ?? [])]);
  const enrolled = new Set(record?.roots.at(-1)?.persons.map(({ id }) => id));
  return [...told]
    .filter((person) => enrolled.has(person))
    .map((person) => ({
      dedupe: `hold ${person} ${occasion}`,
      kind: 'HOLD',
      person,
      body: { name: 'the door is held' },
    }));
}

/** Without a hold that somebody signed, the criteria that shut the door name the occasion. */
function openStates({ criteria }: Board): readonly string[] {
  return criteria
    .filter(({ state, criterion }) => state !== 'met' && (criterion.required || criterion.floor))
    .map(({ criterion, state }) => `${criterion.id}:${state}`);
}
