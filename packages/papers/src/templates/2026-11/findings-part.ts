import type { CriterionView, FacetView } from '@sallyport/gate';
import type { Finding, Severity } from '@sallyport/record';
import { partMarkdown } from '../../markdown/part-markdown.ts';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { stateInWords } from './words.ts';

const shownPerFacet = 5;
const rank: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

/** Worst first; equal ones by place and fingerprint, so that the order never depends on arrival. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const key = (finding: Finding): string => `${finding.place}\n${finding.fingerprint}`;
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity] || (key(a) < key(b) ? -1 : 1));
}

function facetBlock(criterion: CriterionView, view: FacetView): string {
  const head = `**${peopleText(criterion.criterion.id)}** ${peopleText(criterion.criterion.title)}`;
  const state = `${codeText(view.facet.id)}: ${stateInWords(view)}, ${view.findings.length} findings`;
  const shown = worstFirst(view.findings).slice(0, shownPerFacet);
  const rest = view.findings.length - shown.length;
  const lines = shown.map(
    (finding) => `  - ${finding.severity}: ${peopleText(finding.what)}, at ${codeText(finding.place)}`,
  );
  return [`- ${head}, ${state}`, ...lines, ...(rest > 0 ? [`  - and ${rest} more on the board`] : [])].join('\n');
}

/** What the probes found, in brief: claims of earlier logs that do not hold first, then the rest by criterion. */
export function findingsPart(model: PaperModel): string {
  const found = model.board.criteria.flatMap((criterion) =>
    criterion.facets.filter((view) => view.findings.length > 0).map((view) => ({ criterion, view })),
  );
  const isClaim = ({ view }: { readonly view: FacetView }): boolean =>
    view.facet.kind === 'probe' && view.facet.probe === 'history.claims';
  const list = (entries: typeof found): string | null =>
    entries.length === 0 ? null : entries.map(({ criterion, view }) => facetBlock(criterion, view)).join('\n');
  const claims = list(found.filter(isClaim));
  const others = list(found.filter((entry) => !isClaim(entry)));
  const audited = model.board.criteria.some(({ facets }) =>
    facets.some((view) => isClaim({ view }) && view.observedAt !== null),
  );
  return partMarkdown([
    '**Claims of earlier logs**',
    claims ?? (audited ? 'The audit of claims has no finding.' : 'The claims of earlier logs were not audited.'),
    '**Other findings**',
    others ?? 'No other finding is on the board. What was not looked at is listed under the open points.',
  ]);
}
