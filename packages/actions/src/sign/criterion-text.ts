import { type Board, type CriterionView, durationSeconds, type FacetView, spanInWords } from '@sallyport/gate';
import { printable } from '../printable.ts';

/** Words for states, everywhere the same. */
const stateWords = {
  met: 'met',
  failed: 'failed',
  unknown: 'not known',
  stale: 'too old',
  awaiting: 'waits for an answer',
} as const;

/** The full page of one criterion; a terminal may set its title in bold, what is signed has no colour. */
export function criterionText(view: CriterionView, board: Board, bold = (title: string): string => title): string {
  const { criterion } = view;
  const lines = [
    bold(`${criterion.id}  ${criterion.title}`),
    criterion.asks,
    '',
    `State      ${stateWords[view.state]}${view.waived ? ' (failed and waived)' : ''}`,
    `Owner      ${criterion.owner}${criterion.required || criterion.floor ? '' : ' (recommended, not required)'}`,
    `Waiver     ${criterion.floor ? 'never: this is a floor criterion' : criterion.waivable ? 'possible' : 'not possible'}`,
    `Age        ${criterion.maxAge === null ? 'until what it is about changes' : spanInWords(durationSeconds(criterion.maxAge))}`,
    `Source     ${criterion.source}`,
    ...(criterion.restsOn.length > 0 ? [`Rests on   ${criterion.restsOn.join(' ')}`] : []),
    `Substance  ${view.substance.slice(0, 16)}`,
    '',
    ...view.facets.flatMap((facet) => facetLines(facet)),
  ];
  const relief = board.relief.filter((each) => each.criterion === criterion.id);
  for (const each of relief) {
    lines.push(
      `${each.kind} ${each.statement.slice(0, 12)} by ${each.requestedBy}: ${each.state}, ${each.why}. ${printable(each.reason)}`,
    );
  }
  if (view.explanation) {
    const { reason, action, command, owner } = view.explanation;
    lines.push('', `Next: ${owner ?? 'somebody'} — ${printable(action)} (${printable(reason)})`);
    if (command && !command.startsWith('sallyport explain')) lines.push(`  ${command}`);
  }
  return lines.join('\n');
}

/** Places of one rule that are listed below its first one; the page of the rule lists all. */
const mostPlaces = 5;

/** Findings of one rule together, in the order of their worst: why and what to do are the same for all. */
function foldedByRule(findings: FacetView['findings']): readonly FacetView['findings'][] {
  return [...Map.groupBy(findings, ({ rule }) => rule).values()];
}

function facetLines(view: FacetView): readonly string[] {
  const kind = { probed: 'probed', attested: 'attested, not probed', signed: 'sign-off' }[view.by];
  const lines = [`${view.facet.id}  (${kind})  ${stateWords[view.state]}${view.waived ? ', failed and waived' : ''}`];
  if (view.summary) lines.push(`  ${printable(view.summary)}`);
  if (view.observedAt) {
    const { coverage } = view;
    const looked = coverage ? `, looked at ${coverage.looked} of ${coverage.total} ${coverage.unit}` : '';
    lines.push(`  seen ${view.observedAt} from ${view.vantage}${looked}`);
  }
  for (const [first, ...others] of foldedByRule(view.findings)) {
    if (first === undefined) continue;
    lines.push(`  ${first.severity.padEnd(8)} ${printable(first.what)}`);
    lines.push(`           ${printable(first.place)}  ${first.rule}  ${first.fingerprint.slice(0, 12)}`);
    lines.push(`           why: ${printable(first.why)}`, `           do:  ${printable(first.fix)}`);
    for (const other of others.slice(0, mostPlaces)) {
      lines.push(
        `           also ${printable(other.place)}  ${printable(other.what)}  ${other.fingerprint.slice(0, 12)}`,
      );
    }
    const more = others.length - mostPlaces;
    if (more > 0) lines.push(`           and ${more} more: sallyport explain ${first.rule}`);
  }
  for (const answer of view.signoffs) {
    const stands = answer.stands ? 'stands' : 'no longer stands: what it bound has changed';
    const reason = answer.reason ? ` (${printable(answer.reason)})` : '';
    lines.push(
      `  ${answer.answer} by ${answer.person} as ${answer.role ?? '-'} at ${answer.time}${reason}; ${stands}; key: ${answer.presence}`,
    );
  }
  lines.push('');
  return lines;
}
