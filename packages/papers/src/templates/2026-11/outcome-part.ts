import type { Sha256, StatementOf, VerifiedStatement } from '@sallyport/record';
import { bullets, partMarkdown } from '../../markdown/part-markdown.ts';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { type Citations, citations, find, upTo } from './citations.ts';
import { approvalBlocks } from './minutes-approvals.ts';
import { demoNotice } from './notices.ts';
import { personText, roleText } from './person-text.ts';
import { reliefOf, reliefText } from './relief-text.ts';
import { reviewedBlocks } from './review-outcome.ts';
import { shortDigest, statementText } from './statement-text.ts';
import { timeText } from './time-text.ts';
import { gradeWords, verdictWords } from './words.ts';

export type Decision = StatementOf<'decision'> & VerifiedStatement;

interface Decided {
  readonly order: Citations;
  readonly decision: Decision | null;
  readonly before: ReadonlySet<Sha256>;
}

function decided(model: PaperModel): Decided {
  const order = citations(model.statements);
  const decision = find(order, 'decision', model.board.decision?.statement ?? null);
  const before = decision === null ? new Set(order.byDigest.keys()) : upTo(order, [decision.digest]);
  return { order, decision, before };
}

function declaration(model: PaperModel, decision: Decision | null): string {
  if (decision === null) return 'Nothing was decided yet.';
  if (decision.body.verdict === 'GO') return `**${peopleText(model.gate.phase.outcome)}**`;
  return `**Phase ${model.gate.phase.number} is not initiated.** The decision is ${verdictWords[decision.body.verdict]}.`;
}

function decisionFacts(model: PaperModel, { body, digest, header }: Decision): string {
  const author = header.author.person;
  return [
    `- **Decision:** ${verdictWords[body.verdict]} at ${timeText(body.at)}, ${statementText(digest)}`,
    `- **Computed and signed by:** ${author === null ? 'a runner' : personText(model, author)}, semantics ${codeText(body.semantics)}`,
    `- **Duty grade:** ${gradeWords[body.duty.grade]}`,
    ...body.duty.notes.map((note) => `  - ${peopleText(note)}`),
    ...(body.offline ? ['- **Decided offline:** the remote record was not read'] : []),
    ...(body.missingRoles.length === 0
      ? []
      : [`- **Roles without an answer:** ${body.missingRoles.map((role) => roleText(model, role)).join(', ')}`]),
    `- **Branch and commit message:** ${codeText(body.branch)}, ${codeText(body.message)}`,
  ].join('\n');
}

function reliefBlocks(model: PaperModel, { order, before }: Decided, decision: Decision): readonly (string | null)[] {
  const digests = decision.body.snapshot.relief;
  const relief = reliefOf(order, digests);
  const lost = digests.filter((digest) => !relief.some((statement) => statement.digest === digest));
  const lines = [
    ...relief.map((statement) => reliefText(model, order, before, statement)),
    ...lost.map((digest) => `Cited by the decision and missing from the record: ${statementText(digest)}`),
  ];
  return ['**Waivers and deviations in force**', bullets(lines) ?? 'None.'];
}

function notCountedBlocks(decision: Decision): readonly (string | null)[] {
  const lines = decision.body.notCounted.map((entry) => `${shortDigest(entry.statement)}: ${peopleText(entry.reason)}`);
  return lines.length === 0 ? [] : ['**Sign-offs and votes that did not count**', bullets(lines)];
}

/** How anyone checks this paper: the checkpoint to pin and the command to type. */
function verificationBlocks(model: PaperModel, decision: Decision | null): readonly string[] {
  const { checkpoint } = model;
  const fingerprint = model.board.record?.fingerprint;
  const sealed =
    checkpoint === null
      ? '- **Checkpoint:** none; what this paper says is not sealed yet'
      : `- **Checkpoint:** size ${checkpoint.size}, root ${codeText(checkpoint.root)}, sealed ${timeText(checkpoint.time)}`;
  const log = decision?.body.log;
  const at = log === undefined ? [] : [`- **Log as decided:** size ${log.size}, root ${codeText(log.root)}`];
  const command = fingerprint === undefined ? 'sallyport verify' : `sallyport verify --root ${fingerprint}`;
  const how = `- **To verify:** ${codeText(command)} replays the record on branch ${codeText('sallyport/record')}; it needs no network`;
  return ['**Checkpoint and verification**', [...at, sealed, how].join('\n')];
}

function outcome(model: PaperModel, extra: (state: Decided) => readonly (string | null)[]): string {
  const state = decided(model);
  const { decision } = state;
  const reasons = decision === null || decision.body.verdict === 'GO' ? [] : decision.body.reasons.map(peopleText);
  return partMarkdown([
    demoNotice(model),
    declaration(model, decision),
    decision === null ? null : decisionFacts(model, decision),
    reasons.length === 0 ? null : '**Reasons**',
    bullets(reasons),
    ...extra(state),
    ...(decision === null ? [] : reliefBlocks(model, state, decision)),
    ...(decision === null ? [] : notCountedBlocks(decision)),
    ...verificationBlocks(model, decision),
  ]);
}

/** Outcome of log and checklists: what was declared, on what relief, and how to verify it. */
export function outcomePart(model: PaperModel): string {
  return outcome(model, () => []);
}

/** Outcome of the minutes: approvals of the body, then the decision with reviewers, outcome and method. */
export function minutesOutcomePart(model: PaperModel): string {
  return outcome(model, ({ order, decision, before }) => [
    ...approvalBlocks(model, order, before),
    ...reviewedBlocks(model, order, decision),
  ]);
}
