import type { Board } from '@sallyport/gate';

/** The agenda that the state of the gate makes: what is open first, then what every kickoff must do. */
export function agenda(board: Board): readonly string[] {
  const open = board.criteria.filter(
    (view) => view.state !== 'met' && (view.criterion.required || view.criterion.floor),
  );
  const relief = board.relief.filter((each) => each.state === 'in force');
  return [
    ...open
      .slice(0, 40)
      .map((view) => `${view.criterion.id} ${view.criterion.title}: ${view.explanation?.reason ?? 'open'}`),
    `Review of ${board.deliverables.length} deliverables of the previous phase against their acceptance`,
    `Definition of Ready: ${board.counts.met} of ${board.counts.required} required criteria met`,
    ...relief.map((each) => `Read out: ${each.kind} for ${each.criterion}, ${each.reason}`),
    'Roll call of every required role',
  ].map((line) => line.slice(0, 500));
}
