import type { Sha256 } from '@sallyport/record';
import { applyDeviations } from '../definition/deviations.ts';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { type Answers, answers as readAnswers } from './answers.ts';
import { type BaselineState, baselineState } from './baseline.ts';
import type { CriterionView, ReliefView } from './board.ts';
import { ofType } from './citations.ts';
import { criterionView } from './criterion-view.ts';
import { type DeliverableStates, deliverableStates } from './deliverable-states.ts';
import type { Facts } from './facts.ts';
import { epochSeconds } from './instant.ts';
import { evidenceIndex, observations, previewIndex } from './observations.ts';
import type { Participants } from './participants.ts';
import { deviations, waivedFindings, waivers } from './relief.ts';
import { substances as readSubstances } from './substance.ts';
import { untrackedDigests } from './untracked.ts';

/** Where every criterion stands, with what that rests on. No poll, vote or paper has a say in it. */
export interface CriteriaJudgement {
  /** The gate with its weaker lines where a deviation is in force. */
  readonly gate: ResolvedGate;
  readonly baseline: BaselineState;
  readonly relief: readonly ReliefView[];
  readonly substances: ReadonlyMap<string, Sha256>;
  readonly answers: Answers;
  readonly deliverables: DeliverableStates;
  readonly criteria: readonly CriterionView[];
  /** The deviation in force for a weakening, or null. */
  deviationFor(weakening: string): string | null;
}

/** Computes the states of all criteria. The same for the board of today and for a poll at its place in the record. */
export function judgeCriteria(given: Facts, people: Participants, withGrace: boolean): CriteriaJudgement {
  const now = epochSeconds(given.now);
  const baseline = baselineState(people, given.gate);
  // With a baseline its facets are probed, and those of a newer version advise until the next baseline.
  const { statement } = baseline;
  const facts = statement ? { ...given, builtFacets: new Set(statement.body.facets) } : given;
  const deviating = deviations(people, facts.gate, now);
  const deviationFor = deviationIndex(people, deviating);
  const gate = relieve(facts.gate, deviationFor);
  const relief = [...waivers(people, gate, now), ...deviating];
  const observed = observe(facts, people, gate, statement?.body.rules ?? null, now);
  const substances = readSubstances(gate, facts, observed, relief);
  const answers = readAnswers(people);
  const deliverables = deliverableStates(gate, facts.deliverables, untrackedDigests(observed), answers, people.holders);
  const waived = waivedFindings(people, relief);
  const runners = new Set(
    people.root.keys.flatMap(({ runner, status }) => (runner !== null && status === 'active' ? [runner] : [])),
  );
  const notApplicable = new Set(relievedNotApplicable(facts.gate, deviationFor));
  const criteria = gate.criteria.map((criterion) =>
    criterionView({
      gate,
      criterion,
      substance: substances.get(criterion.id) ?? '',
      answers,
      founded: facts.record !== null,
      runners,
      holders: people.holders,
      observed,
      waived,
      builtFacets: facts.builtFacets,
      about: facts.about,
      enrolled: people.enrolled,
      notApplicableAllowed: notApplicable.has(criterion.id),
      deliverables,
      withGrace,
      now,
    }),
  );
  return { gate, baseline, relief, substances, answers, deliverables, criteria, deviationFor };
}

/** Criteria that count for the verdict, and are neither met nor waived: while there is one, no poll opens. */
export function openCriteria(criteria: readonly CriterionView[]): readonly CriterionView[] {
  return criteria.filter(({ criterion, state }) => (criterion.required || criterion.floor) && state !== 'met');
}

function observe(facts: Facts, people: Participants, gate: ResolvedGate, rules: string | null, now: number) {
  const recorded = evidenceIndex(people, gate, rules);
  const index = facts.preview ? previewIndex(recorded, facts.preview) : recorded;
  const keys = gate.criteria.flatMap((criterion) =>
    criterion.facets.filter((facet) => facts.builtFacets.has(facet.id)).map((facet) => `${criterion.id}/${facet.id}`),
  );
  return new Map(keys.map((key) => [key, observations(index.get(key) ?? [], facts.subjects.get(key), now)]));
}

type DeviationFor = CriteriaJudgement['deviationFor'];

function deviationIndex(people: Participants, deviating: readonly ReliefView[]): DeviationFor {
  const inForce = new Set(deviating.filter((view) => view.state === 'in force').map((view) => view.statement));
  const statements = ofType(people.view, 'deviation').filter((each) => inForce.has(each.digest));
  return (weakening) => statements.find((each) => each.body.weakening === weakening)?.digest ?? null;
}

function relieve(gate: ResolvedGate, deviationFor: DeviationFor): ResolvedGate {
  const digests = gate.weakenings.map((each) => each.digest).filter((digest) => deviationFor(digest) !== null);
  return digests.length === 0 ? gate : applyDeviations(gate, new Set(digests));
}

/** Criteria for which a deviation in force says that a probe's NotApplicable is right. */
function relievedNotApplicable(gate: ResolvedGate, deviationFor: DeviationFor): readonly string[] {
  return gate.weakenings
    .filter((each) => each.kind === 'not applicable' || each.kind === 'no signed predecessor')
    .filter((each) => deviationFor(each.digest) !== null)
    .map((each) => each.criterion);
}
