import type { Board, CriterionView, FacetView } from '@sallyport/gate';
import { htmlText } from './html-text.ts';
import { instantWords, stateSign, stateWord } from './report-words.ts';

/** A section a criterion: what is asked, who owns it, what was seen, what was found, who signed. */
export function criteriaHtml(board: Pick<Board, 'criteria' | 'roles' | 'people'>): string {
  const titles = new Map(board.roles.map(({ role, title }) => [role, title]));
  const names = new Map(board.people.map(({ id, name }) => [id, name]));
  const name: Naming = {
    role: (id) => titles.get(id) ?? id,
    person: (id) => names.get(id) ?? id,
  };
  return board.criteria.map((view) => criterionHtml(view, name)).join('\n');
}

interface Naming {
  readonly role: (id: string) => string;
  readonly person: (id: string) => string;
}

function criterionHtml(view: CriterionView, name: Naming): string {
  const { criterion, state, waived, explanation } = view;
  const tone = waived ? 'waived' : state;
  const kind = criterion.required || criterion.floor ? 'required' : 'recommended';
  const why =
    explanation === null || state === 'met'
      ? ''
      : `<p class="because ${tone}"><b>${htmlText(explanation.reason)}</b>${placeHtml(explanation.place)}<br>${htmlText(explanation.action)}</p>`;
  return `<section class="criterion" id="${htmlText(criterion.id)}">
<h3><span class="sign ${tone}">${stateSign(state, waived)}</span> ${htmlText(`${criterion.id} ${criterion.title}`)}</h3>
<p class="soft"><b class="${tone}">${stateWord(state, waived)}</b> · ${kind} · ${htmlText(name.role(criterion.owner))}</p>
<p>${htmlText(criterion.asks)}</p>
${why}${view.facets.map((facet) => facetHtml(facet, name)).join('')}</section>`;
}

function facetHtml(facet: FacetView, name: Naming): string {
  const { coverage } = facet;
  const parts = [
    `<code>${htmlText(facet.facet.id)}</code> ${facet.by}, ${stateWord(facet.state, facet.waived)}`,
    ...(facet.observedAt === null ? [] : [`looked ${instantWords(facet.observedAt)}`]),
    ...(facet.vantage === null ? [] : [`from ${htmlText(facet.vantage)}`]),
    ...(coverage === null ? [] : [`${coverage.looked} of ${coverage.total} ${htmlText(coverage.unit)}`]),
  ];
  const summary = facet.summary === '' ? '' : `<p>${htmlText(facet.summary)}</p>`;
  return `<p class="soft">${parts.join(' · ')}</p>${summary}${findingsHtml(facet)}${signoffsHtml(facet, name)}`;
}

function findingsHtml({ findings }: FacetView): string {
  if (findings.length === 0) return '';
  const rows = findings.map(
    ({ severity, what, place, why, fix, rule }) =>
      `<tr><td><b>${severity}</b></td><td>${htmlText(what)}<br><code>${htmlText(place)}</code><br><small>${htmlText(rule)}</small></td><td>${htmlText(why)}<br><b>${htmlText(fix)}</b></td></tr>`,
  );
  return `<table><thead><tr><th scope="col">Severity</th><th scope="col">What and where</th><th scope="col">Why, and what to do</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function signoffsHtml({ signoffs }: FacetView, name: Naming): string {
  if (signoffs.length === 0) return '';
  const lines = signoffs.map((each) => {
    const role = each.role === null ? '' : ` as ${htmlText(name.role(each.role))}`;
    const reason = each.reason === null ? '' : `: “${htmlText(each.reason)}”`;
    const stands = each.stands ? '' : ', no longer stands';
    return `<li><b>${each.answer}${stands}</b> by ${htmlText(name.person(each.person))}${role}, ${instantWords(each.time)}${reason}</li>`;
  });
  return `<ul class="lines">${lines.join('')}</ul>`;
}

/** A place in a file as code, with the space before it. */
export function placeHtml(place: string | null): string {
  return place === null ? '' : ` <code>${htmlText(place)}</code>`;
}
