import { type JudgedGate, shownBoard } from './judged-gate.ts';

/** Screens that have to be drawn anew: `board`, `kickoff`, `people`, `record`, `criterion:C2`. Empty: nothing changed. */
export function whatChanged(before: JudgedGate | null, after: JudgedGate): readonly string[] {
  if (before === null) return ['board', 'kickoff', 'people', 'record'];
  const touched = new Set<string>();
  const so = shownBoard(before);
  const now = shownBoard(after);
  const differs = (left: unknown, right: unknown): boolean => JSON.stringify(left) !== JSON.stringify(right);
  const criteria = new Map(so.criteria.map((view) => [view.criterion.id, view]));
  for (const view of now.criteria)
    if (differs(criteria.get(view.criterion.id), view)) touched.add(`criterion:${view.criterion.id}`);
  if (recordState(before) !== recordState(after)) touched.add('record');
  if (differs(so.people, now.people) || differs(so.roles, now.roles) || differs(so.duty, now.duty))
    touched.add('people');
  const room = ({ kickoff, poll, minutes, standingNoGos, decision, door, verdict, baseline }: typeof so) =>
    [kickoff, poll, minutes, standingNoGos, decision, door, verdict, baseline] as const;
  if (differs(room(so), room(now)) || differs(so.blockers, now.blockers)) touched.add('kickoff');
  const { at: _, ...boardBefore } = so;
  const { at: __, ...boardAfter } = now;
  if (touched.size > 0 || differs(boardBefore, boardAfter)) touched.add('board');
  return [...touched].sort();
}

function recordState({ record, waiting, commit }: JudgedGate): string {
  const { statements = [], checkpoints = [] } = record ?? {};
  const unsealed = statements.filter(({ index }) => index === null).length;
  return [statements.at(-1)?.digest, statements.length, unsealed, checkpoints.length, waiting.size, commit].join(' ');
}
