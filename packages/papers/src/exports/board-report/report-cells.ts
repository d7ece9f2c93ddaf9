import { type Board, type CriterionView, durationSeconds, epochSeconds } from '@sallyport/gate';
import { htmlText } from './html-text.ts';
import { stateSign, stateWord } from './report-words.ts';

/** Every criterion as a square, a line an area, each leading to its section below. */
export function cellsHtml({ criteria, at }: Pick<Board, 'criteria' | 'at'>): string {
  const areas = Map.groupBy(criteria, ({ criterion }) => criterion.id.charAt(0));
  const lines = [...areas].map(([area, views]) => {
    const needed = views.filter(({ criterion }) => criterion.required || criterion.floor);
    const met = needed.filter(({ state, waived }) => state === 'met' || waived).length;
    const cells = views.map((view) => `<li>${cellHtml(view, at)}</li>`).join('');
    return `<div class="area"><h3>${htmlText(area)}</h3><ul>${cells}</ul><p>${met} of ${needed.length}</p></div>`;
  });
  return lines.join('\n');
}

function cellHtml(view: CriterionView, at: string): string {
  const { criterion, state, waived, facets } = view;
  const attested = facets.length > 0 && facets.every(({ by }) => by !== 'probed');
  const classes = ['cell', waived ? 'waived' : state, ...(attested ? ['attested'] : [])].join(' ');
  const id = htmlText(criterion.id);
  const sign = state === 'met' && !waived ? '' : ` <i>${stateSign(state, waived)}</i>`;
  const name = `${criterion.id} ${criterion.title}: ${stateWord(state, waived)}${attested ? ', attested' : ''}`;
  return `<a class="${classes}" href="#${id}" aria-label="${htmlText(name)}">${id}${sign}${barHtml(view, at)}</a>`;
}

/** The bar that runs out: how much of its age the oldest counting observation has left. */
function barHtml(view: CriterionView, at: string): string {
  if (view.state === 'unknown' || view.waived) return '';
  const left = Math.round((ageLeft(view, at) ?? 1) * 100);
  return `<svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.max(left, 3)}" height="3"/></svg>`;
}

/** Part of its age that a criterion has left when the board was computed, 1 to 0; null where nothing of it ages. */
export function ageLeft({ criterion, facets }: CriterionView, at: string): number | null {
  const { maxAge } = criterion;
  if (maxAge === null) return null;
  const span = durationSeconds(maxAge);
  const seen = facets.flatMap(({ by, observedAt }) => (by === 'probed' && observedAt !== null ? [observedAt] : []));
  if (seen.length === 0 || span === 0) return null;
  const oldest = Math.min(...seen.map((instant) => epochSeconds(instant)));
  return Math.min(1, Math.max(0, (oldest + span - epochSeconds(at)) / span));
}
