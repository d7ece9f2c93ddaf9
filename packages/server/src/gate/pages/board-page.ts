import type { Board, HoldView } from '@sallyport/gate';
import type { PersonId, RecordView, Sha256 } from '@sallyport/record';
import type { BoardPage } from '../../contract/board.ts';
import { type JudgedGate, shownBoard } from '../judged-gate.ts';
import { blockerRows, readerOf } from './blocker-rows.ts';
import { boardAreas } from './board-areas.ts';
import { boardSentence, boardSummary } from './board-sentence.ts';
import { lastLooked } from './last-looked.ts';
import { openDeviations } from './open-deviations.ts';
import { stations } from './stations.ts';
import { personRef, withNames } from './words.ts';

/** `GET /api/board`, as one person sees it: whose turn it is depends on who reads. */
export function boardPage(judged: JudgedGate, person: PersonId): BoardPage {
  const { gate, record, revision, commit } = judged;
  const board = shownBoard(judged);
  const reader = readerOf(board, record, person);
  const blockers = blockerRows(board, reader);
  const { phase, candidate, verdict, door, duty } = board;
  const signable = openDeviations({ board, record }, person);
  return {
    revision,
    at: board.at,
    project: board.project,
    phase,
    candidate,
    kind: board.kind,
    verdict,
    door,
    sentence: boardSentence(board, blockers),
    summary: boardSummary(board),
    counts: board.counts,
    window: gate.test === null ? null : { opens: gate.test.start, closes: gate.test.end },
    blockers: [...blockers],
    areas: boardAreas(board),
    stations: [...stations({ gate, board, record })],
    relief: board.relief.map((each) => ({ ...each, approvedBy: [...each.approvedBy] })),
    weakenings: board.weakenings.map((each) => weakeningRow(each, signable)),
    duty: { grade: duty.grade, notes: withNames(record, duty.notes) },
    decision: board.decision && { ...board.decision, commit },
    canHold: door !== 'closed' && (reader.roles.length > 0 || (gate.incident?.onCall.includes(person) ?? false)),
    holds: board.holds.map((each) => holdRow(record, each)),
    record: recordLine(judged, board),
    looked: lastLooked(record, () => true),
  };
}

function weakeningRow(
  { digest, criterion, kind, profile, gate, deviation }: Board['weakenings'][number],
  signable: ReadonlySet<Sha256>,
): BoardPage['weakenings'][number] {
  const signed = deviation === null ? ' (no deviation is in force, so the profile holds)' : '';
  return { criterion, line: `${kind}: ${profile} → ${gate}${signed}`, mine: signable.has(digest) };
}

function holdRow(
  record: RecordView | null,
  { statement, by, runner, reason, time, needs, resumedBy }: HoldView,
): BoardPage['holds'][number] {
  return {
    statement,
    by: by === null ? (runner ?? 'somebody') : personRef(record, by).name,
    reason,
    time,
    needs: [...needs],
    resumed: resumedBy !== null,
  };
}

function recordLine({ record, waiting }: JudgedGate, board: Board): BoardPage['record'] {
  if (board.record === null || record === null) return null;
  const { fingerprint, sealed, root } = board.record;
  return { fingerprint, statements: record.statements.length, sealed, root, waiting: waiting.size };
}
