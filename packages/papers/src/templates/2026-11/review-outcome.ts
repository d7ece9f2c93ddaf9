import type { RoleId, StatementOf, VerifiedStatement } from '@sallyport/record';
import { peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { type Citations, find, ofType } from './citations.ts';
import { roleText } from './person-text.ts';

type Decision = StatementOf<'decision'> & VerifiedStatement;

/** Roles of which enough holders said GO, by the votes that the decision counted. */
function rolesThatSaidGo(order: Citations, decision: Decision): ReadonlySet<RoleId> {
  const poll = find(order, 'poll', decision.body.poll);
  const counted = new Set(decision.body.counted);
  const votes = ofType(order, 'vote', counted).filter(({ body }) => body.answer === 'go' && body.poll === poll?.digest);
  const said = (role: RoleId, person: string): boolean =>
    votes.some((vote) => vote.header.author.person === person && vote.body.roles.includes(role));
  return new Set(
    (poll?.body.stations ?? [])
      .filter(
        ({ role, persons, needed }) => needed > 0 && persons.filter((person) => said(role, person)).length >= needed,
      )
      .map(({ role }) => role),
  );
}

/** Sentences that are true of a GO by the rules of the verdict; relief on A3 is said instead of "verified". */
function validationMethod(model: PaperModel, order: Citations, decision: Decision): string {
  const { phase, deliverables } = model.gate;
  if (decision.body.verdict !== 'GO') return `Not confirmed: the decision is ${decision.body.verdict}.`;
  const relief = decision.body.snapshot.relief;
  const reliefs = [...ofType(order, 'waiver'), ...ofType(order, 'deviation')].filter(({ digest }) =>
    relief.includes(digest),
  );
  const previous = phase.previous === null ? 'Previous deliverables' : `P${phase.previous.number} Deliverables`;
  const relieved = reliefs.some(({ body }) => body.criterion === 'A3');
  const verified = relieved ? `${previous} under relief (A3).` : `${previous} Verified against acceptance criteria.`;
  const waived = new Set(reliefs.filter(({ type }) => type === 'waiver').map(({ body }) => body.criterion));
  const waivers = waived.size === 0 ? '' : ` (failed and waived: ${[...waived].toSorted().map(peopleText).join(', ')})`;
  return [
    'Kickoff Meeting Minutes recorded.',
    deliverables.length === 0 ? 'No deliverables were named.' : verified,
    `P${phase.number} DoR Checklist Confirmed${waivers}.`,
  ].join(' ');
}

/** ReviewedBy, ReviewOutcome and ValidationMethod in the wording of the task; none of them before a decision. */
export function reviewedBlocks(
  model: PaperModel,
  order: Citations,
  decision: Decision | null,
): readonly (string | null)[] {
  if (decision === null) return [];
  const went = rolesThatSaidGo(order, decision);
  const titles = (wanted: boolean): string =>
    model.gate.roles
      .filter((role) => role.required && went.has(role.id) === wanted)
      .map((role) => roleText(model, role.id))
      .join(', ');
  const without = titles(false);
  const outcome =
    decision.body.verdict === 'GO'
      ? `${peopleText(model.gate.phase.outcome)}.`
      : `Phase ${model.gate.phase.number} is not initiated (${decision.body.verdict}).`;
  return [
    `**ReviewedBy:** ${titles(true) || 'nobody'}.${without === '' ? '' : ` Without a GO: ${without}.`}`,
    `**ReviewOutcome:** ${outcome}`,
    `**ValidationMethod:** ${validationMethod(model, order, decision)}`,
  ];
}
