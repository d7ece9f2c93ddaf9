import { owedBy } from '@sallyport/gate';
import type { PersonId, RecordView, Sha256, VerifiedStatement } from '@sallyport/record';
import type { Home } from '../../contract/board.ts';
import { type JudgedGate, shownBoard } from '../judged-gate.ts';
import { standingAnswers } from './answers-that-stand.ts';
import { blockerRows, readerOf } from './blocker-rows.ts';
import { boardSentence } from './board-sentence.ts';
import { waitingRows } from './waiting-rows.ts';
import { personRef } from './words.ts';

/** `GET /api/home`: what is needed from one person, and what the same person answered before. `sha256` digests a judged document. */
export async function homePage(
  judged: JudgedGate,
  person: PersonId,
  sha256: (path: string) => Promise<Sha256 | null>,
): Promise<Home> {
  const { record, revision } = judged;
  const board = shownBoard(judged);
  const rows = blockerRows(board, readerOf(board, record, person));
  const waiting = record === null ? [] : waitingRows(judged, record, owedBy(person, judged.board, record), person);
  return {
    revision,
    person: personRef(record, person),
    verdict: board.verdict,
    door: board.door,
    // How much of it is the reader's stands in the list below, counted as it is there.
    sentence: boardSentence(board, rows, false),
    waiting: await Promise.all(
      waiting.map(async (row) => ({ ...row, changed: await changedDocuments(record, person, row.documents, sha256) })),
    ),
    todo: rows.filter((row) => row.mine && !row.later && !isSignature(row.command)),
    answered: record === null ? [] : [...answered(judged, record, person)],
  };
}

/** What is answered with a signature waits under `waiting`; the rest has to be done somewhere else. */
function isSignature(command: string | null): boolean {
  return /^sallyport (?:sign|kickoff (?:vote|approve))\b/.test(command ?? '');
}

/** Documents that this person opened for an answer and that have other bytes today. */
async function changedDocuments(
  record: RecordView | null,
  person: PersonId,
  documents: readonly string[],
  sha256: (path: string) => Promise<Sha256 | null>,
): Promise<string[]> {
  const opened = new Map<string, Sha256>();
  for (const each of record?.statements ?? [])
    if (each.type === 'signoff' && each.header.author.person === person)
      for (const { name, sha256: digest } of each.body.opened) opened.set(name, digest);
  const changed: string[] = [];
  for (const path of documents) if (opened.has(path) && opened.get(path) !== (await sha256(path))) changed.push(path);
  return changed;
}

/** This person's answers, newest first. */
function answered({ board }: JudgedGate, record: RecordView, person: PersonId): Home['answered'] {
  const stands = standingAnswers(board);
  return record.statements
    .filter((each) => each.header.author.person === person)
    .flatMap((each) =>
      answersOf(each).map((answer) => ({
        ...answer,
        title: answeredTitle(board, record, answer.about),
        stands: stands(each.digest, answer.about),
      })),
    )
    .reverse();
}

function answeredTitle(board: JudgedGate['board'], record: RecordView, about: string): string {
  if (about === 'minutes') return 'The minutes';
  if (about === 'vote') return 'The roll call';
  const criterion = board.criteria.find((view) => view.criterion.id === about)?.criterion;
  if (criterion) return `${criterion.id} ${criterion.title}`;
  const proposal = record.statements.find(({ digest }) => digest === about);
  if (proposal?.type === 'gate') return 'The baseline';
  if (proposal?.type === 'trust') return 'People and roles';
  if (proposal?.type === 'waiver' || proposal?.type === 'deviation')
    return `${proposal.type === 'waiver' ? 'Waiver of' : 'Deviation in'} ${proposal.body.criterion}`;
  return board.deliverables.find(({ id }) => id === about)?.title ?? about;
}

function answersOf(statement: VerifiedStatement): readonly Omit<Home['answered'][number], 'stands' | 'title'>[] {
  const { digest, type, body, header, index } = statement;
  const common = { statement: digest, time: header.time, sealed: index !== null };
  if (type === 'vote') return [{ ...common, about: 'vote', answer: body.answer }];
  if (type !== 'signoff') return [];
  return body.entries.map(({ about, answer }) => ({ ...common, about, answer }));
}
