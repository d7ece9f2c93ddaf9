import type { Sha256 } from '@sallyport/record';
import { partMarkdown } from '../../markdown/part-markdown.ts';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import { table } from '../../markdown/table.ts';
import type { PaperModel } from '../../paper-model.ts';
import { citations } from './citations.ts';
import { demoNotice } from './notices.ts';
import { personText, roleText } from './person-text.ts';
import { digestLegend, shortDigest } from './statement-text.ts';
import { timeText } from './time-text.ts';

type DeliverableView = PaperModel['board']['deliverables'][number];

function signoffCell(model: PaperModel, view: DeliverableView | undefined): string {
  const answers = (view?.signoffs ?? []).map((signoff) => {
    const reason = signoff.reason === null ? '' : `, reason: ${peopleText(signoff.reason)}`;
    const standing = signoff.stands ? '' : ', **no longer stands**';
    return `${signoff.answer} by ${personText(model, signoff.person)} at ${timeText(signoff.time)}${reason}${standing}`;
  });
  return answers.join('; ') || 'none';
}

/** Files of one deliverable with the digests that sign-offs name, and whose sign-off names which. */
function fileLines(model: PaperModel, files: readonly string[], view: DeliverableView | undefined): readonly string[] {
  const { byDigest } = citations(model.statements);
  const signoffs = view?.signoffs ?? [];
  return files.map((file) => {
    const named = new Map<Sha256, string[]>();
    for (const signoff of signoffs) {
      const digest = byDigest.get(signoff.statement)?.subject.find(({ name }) => name === file)?.digest.sha256;
      if (digest === undefined) continue;
      const so = named.get(digest) ?? [];
      so.push(
        `${signoff.answer} by ${personText(model, signoff.person)}${signoff.stands ? '' : ' (no longer stands)'}`,
      );
      named.set(digest, so);
    }
    const digests = [...named].map(([digest, who]) => `${codeText(digest)} ${who.join(', ')}`);
    const none = signoffs.length === 0 ? 'not signed yet' : 'no sign-off names its digest';
    return `  - ${codeText(file)}: ${digests.join('; ') || none}`;
  });
}

/** The deliverables of the previous phase against their acceptance, with who signed what. */
export function deliverablesPart(model: PaperModel): string {
  const { deliverables } = model.gate;
  if (deliverables.length === 0) return partMarkdown([demoNotice(model), 'The gate file names no deliverables.']);
  const view = (id: string): DeliverableView | undefined =>
    model.board.deliverables.find((candidate) => candidate.id === id);
  const rows = deliverables.map(({ id, title, owner, acceptance }) => {
    const found = view(id);
    const statements = (found?.signoffs ?? []).map((signoff) => shortDigest(signoff.statement)).join(', ');
    return [
      found?.stands === true ? 'signed off' : 'open',
      peopleText(id),
      peopleText(title),
      peopleText(acceptance),
      roleText(model, owner),
      signoffCell(model, found),
      statements,
    ];
  });
  const files = deliverables.flatMap(({ id, title, files: paths }) => {
    const found = view(id);
    const bound = found === undefined ? 'not computed' : codeText(found.substance);
    return [
      `- ${peopleText(id)} ${peopleText(title)}, files and acceptance together: ${bound}`,
      ...fileLines(model, paths, found),
    ];
  });
  const signed = deliverables.filter(({ id }) => view(id)?.stands === true).length;
  return partMarkdown([
    demoNotice(model),
    `**${signed} of ${deliverables.length} deliverables signed off**, as of ${timeText(model.board.at)}.`,
    table(['State', 'Id', 'Deliverable', 'Acceptance', 'Owner', 'Sign-off', 'Statement'], rows),
    '**Files and digests (SHA-256)**',
    files.join('\n'),
    digestLegend(deliverables.flatMap(({ id }) => (view(id)?.signoffs ?? []).map((signoff) => signoff.statement))),
  ]);
}
