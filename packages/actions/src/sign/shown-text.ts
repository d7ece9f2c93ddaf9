import { aboutSelectors, type Board, type Criterion, type Owed } from '@sallyport/gate';
import type { PersonId } from '@sallyport/record';
import { printableText } from '../printable.ts';
import type { Session } from '../session/open-session.ts';
import type { Founded } from '../session/require-record.ts';
import { acknowledgementText } from './acknowledgement-text.ts';
import { criterionText } from './criterion-text.ts';
import { fileDigest } from './file-digest.ts';
import { proposalText } from './proposal-text.ts';
import { digestOf } from './signed-files.ts';

/** The whole text that is shown before signing, with nothing in it that could rewrite the screen; its digest is in the signed bytes, so it has no colour and no width. */
export async function shownText(session: Founded, board: Board, owed: Owed, person: PersonId): Promise<string> {
  const parts = [
    `${board.project}, phase ${board.phase.number}: what ${person} is asked to answer for`,
    `materials ${board.preview ? 'in the work tree' : session.materials.commit}, candidate ${board.candidate.version}, verdict now ${board.verdict}`,
  ];
  for (const proposal of owed.proposals) parts.push(proposalText(session, proposal.statement, proposal.type));
  for (const each of owed.acknowledgements) parts.push(await acknowledgementText(session, each));
  for (const { view, role } of owed.criteria) {
    parts.push(
      `── as ${role} ──\n${criterionText(view, board)}\n${await aboutText(session, view.criterion.id)}${openRelief(board, view.criterion)}`,
    );
  }
  for (const { id, role } of owed.deliverables) parts.push(await deliverableText(session, id, role));
  if (owed.minutes !== null) parts.push(minutesText(session, board));
  return printableText(parts.join('\n\n'));
}

/** Relief that is only proposed will change what is signed here; whoever knows may wait for it. */
function openRelief(board: Board, { id, restsOn }: Criterion): string {
  const open = board.relief.filter(
    (each) => each.state === 'proposed' && (each.criterion === id || restsOn.includes(each.criterion)),
  );
  const lines = open.map(
    (each) =>
      `\nA ${each.kind} for ${each.criterion} (${each.statement.slice(0, 12)}) is proposed: when it takes effect, this answer no longer stands and is asked again.`,
  );
  return lines.join('');
}

/** The documents themselves are named by digest, so that what was open in an editor can be compared byte for byte. */
async function aboutText(session: Session, criterion: string): Promise<string> {
  const lines: string[] = [];
  for (const selector of aboutSelectors(session.gate, criterion)) {
    if (selector.kind !== 'path') continue;
    const digest = await fileDigest(session.tree, selector.path);
    lines.push(`  ${digest?.slice(0, 16) ?? 'not there        '}  ${selector.path}`);
  }
  return lines.length === 0
    ? ''
    : `It is about:\n${lines.join('\n')}\n  read one: git show ${session.materials.commit.slice(0, 12)}:PATH`;
}

async function deliverableText(session: Founded, id: string, role: string): Promise<string> {
  const deliverable = session.gate.deliverables.find((each) => each.id === id);
  const files = await Promise.all(
    (deliverable?.files ?? []).map(async (path) => `  ${(await digestOf(session, path)) ?? 'not known here'}  ${path}`),
  );
  return [
    `── as ${role} ──`,
    `Deliverable ${id}  ${deliverable?.title ?? ''}`,
    `Acceptance  ${deliverable?.acceptance ?? ''}`,
    ...files,
  ].join('\n');
}

function minutesText(session: Session, board: Board): string {
  const statement = session.record?.statements.find((each) => each.digest === board.minutes.statement);
  const bytes = statement?.type === 'paper' ? session.record?.blobs.get(statement.body.bytes) : undefined;
  return `── minutes ──\n${bytes ? new TextDecoder().decode(bytes) : 'the minutes are missing from the record'}`;
}
