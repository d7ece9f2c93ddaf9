import type { CriterionView, FacetView } from '@sallyport/gate';
import { bullets, partMarkdown } from '../../markdown/part-markdown.ts';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { demoNotice, previewNotice } from './notices.ts';
import { personsText, personText, roleText } from './person-text.ts';
import { statementText } from './statement-text.ts';
import { ageText, timeText } from './time-text.ts';
import { byWords, gradeWords, stateInWords, verdictWords } from './words.ts';

function facetLine(model: PaperModel, view: FacetView): string {
  const observed =
    view.observedAt === null
      ? ''
      : `, observed ${timeText(view.observedAt)} (${ageText(view.observedAt, model.board.at)})` +
        (view.vantage === null ? '' : ` from ${peopleText(view.vantage)}`);
  const coverage = view.coverage;
  const looked =
    coverage === null ? '' : `, looked at ${coverage.looked} of ${coverage.total} ${peopleText(coverage.unit)}`;
  const summary = view.summary === '' ? '' : `: ${peopleText(view.summary)}`;
  const name = view.facet.kind === 'sign' ? 'Sign-off' : codeText(view.facet.id);
  const kind = view.by === 'signed' ? '' : ` (${byWords[view.by]})`;
  return `  - ${name}${kind}: ${stateInWords(view)}${observed}${looked}${summary}`;
}

function signoffLines(model: PaperModel, view: FacetView): readonly string[] {
  return view.signoffs.map((signoff) => {
    const role = signoff.role === null ? '' : ` as ${roleText(model, signoff.role)}`;
    const reason = signoff.reason === null ? '' : `, reason: ${peopleText(signoff.reason)}`;
    const standing = signoff.stands ? '' : ', **no longer stands**';
    const presence = signoff.presence === 'proved' ? 'presence proved' : 'key file';
    const who = `${signoff.answer} by ${personText(model, signoff.person)}${role} (${presence})`;
    return `    - ${who}, ${timeText(signoff.time)}${reason}${standing}, ${statementText(signoff.statement)}`;
  });
}

function criterionBlock(model: PaperModel, view: CriterionView): string {
  const { criterion } = view;
  const tick = view.state === 'met' && !view.waived ? '[x]' : '[ ]';
  const weight = criterion.required ? 'required' : 'recommended';
  const head = `- ${tick} **${peopleText(criterion.id)}** ${peopleText(criterion.title)}: ${stateInWords(view)}`;
  const missing = view.signers.filter((signer) => signer.missing.length > 0);
  const relief = model.board.relief.filter((candidate) => candidate.criterion === criterion.id);
  return [
    `${head} (${weight}, owner ${roleText(model, criterion.owner)})`,
    ...view.facets.flatMap((facet) => [facetLine(model, facet), ...signoffLines(model, facet)]),
    ...missing.map(
      (signer) => `  - Not signed as ${roleText(model, signer.role)}: ${personsText(model, signer.missing)}`,
    ),
    ...relief.map(({ kind, state, reason, expires, requestedBy, approvedBy, statement }) => {
      const until = expires === null ? 'without expiry' : `until ${timeText(expires)}`;
      const who = `requested by ${personText(model, requestedBy)}, approved by ${personsText(model, approvedBy)}`;
      return `  - ${kind}, ${state}, ${until}; ${who}; reason: ${peopleText(reason)}; ${statementText(statement)}`;
    }),
  ].join('\n');
}

/** The Definition of Ready, criterion by criterion. A box is ticked only for what is met; waived is not met. */
export function criteriaPart(model: PaperModel): string {
  const { board } = model;
  const areas = new Map<string, CriterionView[]>();
  for (const view of board.criteria) {
    const area = /^[A-Z]+/u.exec(view.criterion.id)?.[0] ?? view.criterion.id;
    areas.set(area, [...(areas.get(area) ?? []), view]);
  }
  const weakenings = board.weakenings.map((weakening) => {
    const signed =
      weakening.deviation === null ? '**no deviation signed**: the profile holds' : statementText(weakening.deviation);
    const lines = `profile: ${peopleText(weakening.profile)}; gate file: ${peopleText(weakening.gate)}`;
    return `**${peopleText(weakening.criterion)}** ${weakening.kind}: ${lines}; ${signed}`;
  });
  return partMarkdown([
    demoNotice(model),
    previewNotice(model),
    [
      `- **Computed at:** ${timeText(board.at)}`,
      `- **Verdict:** ${verdictWords[board.verdict]}`,
      `- **Duty grade:** ${gradeWords[board.duty.grade]}`,
      ...board.duty.notes.map((note) => `  - ${peopleText(note)}`),
    ].join('\n'),
    ...[...areas].flatMap(([area, views]) => [
      `**Area ${peopleText(area)}**`,
      views.map((view) => criterionBlock(model, view)).join('\n'),
    ]),
    '**Deviations from the profile**',
    bullets(weakenings) ?? 'None.',
  ]);
}
