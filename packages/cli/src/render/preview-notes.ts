import { type Board, previewOnly, type State, type Verdict } from '@sallyport/gate';

const bad = { GO: 0, HOLD: 1, 'NO-GO': 2 } as const satisfies Record<Verdict, number>;
const most = 8;

/** The verdict that heads a preview: the record's, unless what was just seen would make it worse. */
export function shownVerdict(preview: Board, recorded: Board): Verdict {
  const seen = nothingOpen(preview) ? 'GO' : preview.verdict;
  return bad[seen] > bad[recorded.verdict] ? seen : recorded.verdict;
}

/** What would change if a runner recorded what was just seen, criterion by criterion, and what the door would do. */
export function previewNotes(preview: Board, recorded: Board): readonly string[] {
  const before = new Map(recorded.criteria.map((view): [string, State] => [view.criterion.id, view.state]));
  const changes = preview.criteria.flatMap(({ criterion: { id }, state }) => {
    const was = before.get(id);
    return was === undefined || was === state ? [] : [`${id} ${was} → ${state}`];
  });
  if (changes.length === 0) return ['Recorded, it would change no criterion.'];
  const more = changes.length > most ? ` and ${changes.length - most} more` : '';
  const shuts = recorded.door === 'open' && preview.verdict === 'NO-GO' && recorded.verdict !== 'NO-GO';
  const door = shuts ? ' The door would be held.' : '';
  return [`Recorded, it would change ${changes.slice(0, most).join(', ')}${more}.${door}`];
}

function nothingOpen(preview: Board): boolean {
  return preview.blockers.every((each) => each === previewOnly);
}
