import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';
import { taskStates } from '../reading/task-states.ts';
import { assertions } from './assertions.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument, claimAt, type Place } from './claim.ts';

const everything =
  /\b(?:all|every|100\s*%\s+of)\b[^.,;]{0,40}\b(?:tasks?|items?|deliverables?|objectives?|criteria|criterion|milestones?|checks?|checklist|work\s+packages?|requirements)\b[^.;]{0,30}\b(?:complete[d]?|done|met|finished|closed|delivered|achieved|satisfied|fulfilled|passed)\b/i;
/** "100 % COMPLETE", with no other word than those that speak of the whole: of a part it says nothing about the rest. */
const complete = /(?:^|[^\d.,])100\s*%\s+(?:complete[d]?|done|finished)\b/i;
const ofTheWhole =
  /\b(?:overall|project|phase|milestone|release|current|final|status|progress|state|completion|work|this|the|is|now|are|we|of)\b/gi;
const someOf =
  /\b(?:not\s+all|except|apart\s+from|besides|but|almost|nearly|most\s+of|remaining|other\s+than|all\s+other)\b/i;
const elsewhere =
  /\b(?:next|future|upcoming|backlog|deferred|out\s+of\s+scope|follow-?ups?|todo|recommend\w*|known\s+issues|open\s+(?:items|questions|points)|risks?|plan|lessons|carry|post-)\b/i;
const openState =
  /^[^\p{L}]*(?:❌|⏳|🔄|🟡|🔴|🚧)|^[^\p{L}\p{N}]*(?:fail(?:ed|ing)?|pending|in[- ]progress|not\s+(?:started|done|met)|blocked|open|to-?do|incomplete|wip|partial(?:ly)?(?:\s+\w+)?)\s*$/iu;

/** "All tasks are complete" beside an unticked box or an open row in the same document. */
export function completionClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const passage of assertions(from.document)) {
    if (!(everything.test(passage.text) || isWholeComplete(passage)) || someOf.test(passage.text)) continue;
    const open = openEntries(from, passage, world.context.gate.phase.number);
    claims.push(
      open.length === 0
        ? claimAt(from, passage, {
            kind: 'completion',
            status: 'not checkable',
            reason: 'Nothing in the document says otherwise.',
          })
        : claimAt(from, passage, {
            kind: 'completion',
            status: 'contradicted',
            severity: 'medium',
            reason: `But the same document leaves ${open.length} ${open.length === 1 ? 'entry' : 'entries'} open.`,
            evidence: open.slice(0, 5),
          }),
    );
  }
  claims.push(...overviewClaims(world, from));
  return Promise.resolve(claims);
}

function isWholeComplete({ text, where, under }: Passage): boolean {
  // A heading further down, like a cell, speaks of what stands under it or beside it.
  if (where === 'cell' || (where === 'heading' && under.length > 0) || !complete.test(text)) return false;
  return !/\p{L}/u.test(text.replace(complete, '').replace(ofTheWhole, ''));
}

/** A task that the overview calls complete while its own section says that it is not. */
function overviewClaims(world: AuditWorld, from: ClaimDocument): readonly Claim[] {
  const phase = world.context.gate.phase.previous?.number;
  const states = phase === undefined ? [] : taskStates(from.document, phase);
  return states
    .filter((state) => state.from === 'overview' && state.state === 'complete')
    .flatMap((overview) => {
      const section = states.find(
        (state) => state.task === overview.task && state.from === 'section' && state.state === 'open',
      );
      if (section === undefined) return [];
      return [
        claimAt(
          from,
          { text: `${overview.task} ${overview.text}`, line: overview.line },
          {
            kind: 'completion',
            status: 'contradicted',
            severity: 'medium',
            reason: `But the section of task ${overview.task} says "${section.text}".`,
            evidence: [{ path: from.path, line: section.line }],
          },
        ),
      ];
    });
}

/** Open boxes and rows that the claim covers: of its own section, or of the whole document in its opening and closing. */
function openEntries(from: ClaimDocument, claim: Passage, nextPhase: number): readonly Place[] {
  const { document, path } = from;
  const own = claim.under[1] ?? null;
  const whole =
    own === null ||
    /summary|overview|status|conclusion|decision|outcome|result/i.test(own) ||
    /\bphase\b/i.test(claim.text);
  const covered = (under: readonly string[]): boolean => {
    if (
      under.some((heading) => elsewhere.test(heading) || new RegExp(`\\bphase\\s+${nextPhase}\\b`, 'i').test(heading))
    )
      return false;
    return whole || under[1] === own;
  };
  const boxes = document.sentences.filter(
    (passage) => passage.checked === false && !passage.quoted && covered(passage.under),
  );
  const cells = document.sentences.filter((passage) => isOpenState(document, passage) && covered(passage.under));
  const lines = [...boxes, ...cells].map((passage) => passage.line);
  return [...new Set(lines)].sort((a, b) => a - b).map((line) => ({ path, line }));
}

/** Only cells of a column of states; a task may be called "Open". */
function isOpenState(document: MarkdownDocument, passage: Passage): boolean {
  if (passage.where !== 'cell' || passage.quoted || !openState.test(passage.text)) return false;
  const table = document.tables.find((candidate) => candidate.rows.some((row) => row.line === passage.row));
  const row = table?.rows.find((candidate) => candidate.line === passage.row);
  const header = table?.header[row?.cells.indexOf(passage.text) ?? -1] ?? '';
  return /status|state|done|complete|result|progress|met|outcome/i.test(header);
}
