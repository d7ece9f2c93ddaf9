import type { Sha256 } from '@sallyport/record';
import { applyDeviations } from '../definition/deviations.ts';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { answers as readAnswers } from './answers.ts';
import { baselineState, sameGate } from './baseline.ts';
import { latest, ofType } from './citations.ts';
import { criterionView } from './criterion-view.ts';
import { deliverableStates } from './deliverable-states.ts';
import { dutyGrade } from './duty.ts';
import type { Facts } from './facts.ts';
import { floorIntact } from './floor-intact.ts';
import { holds as readHolds } from './holds.ts';
import { epochSeconds } from './instant.ts';
import type { Judgement } from './judgement.ts';
import { minutesView } from './minutes-view.ts';
import { evidenceIndex, observations, previewIndex } from './observations.ts';
import { type Participants, participants } from './participants.ts';
import { pollFaults } from './poll-faults.ts';
import { openPolls, pollOf, pollView } from './poll-view.ts';
import { deviations, waivedFindings, waivers } from './relief.ts';
import { rules as readRules } from './rules.ts';
import { semanticsVersion } from './semantics.ts';
import { snapshotChanges } from './snapshot.ts';
import { substances as readSubstances } from './substance.ts';
import { untrackedDigests } from './untracked.ts';
import { blockers, counts, verdict } from './verdict.ts';
import { currentVotes, standingNoGos } from './votes.ts';

export interface How {
  /**
   * After a GO, for the door: aged observations count for their grace, sign-offs while their substance holds, and the
   * poll is the one that decided, whatever was opened since.
   */
  readonly behindDoor?: { readonly poll: Sha256 | null };
}

/** Computes everything that is shown and decided, from facts alone. */
export function evaluate(facts: Facts, how: How = {}): Judgement {
  return judge(facts, participants(facts.record, facts.gate.phase.number), how);
}

function judge(given: Facts, people: Participants, { behindDoor }: How): Judgement {
  const facts = pinned(given, people);
  const now = epochSeconds(facts.now);
  const deviating = deviations(people, facts.gate, now);
  const gate = relieve(facts.gate, deviating, people);
  const baseline = baselineState(people, facts.gate);
  const relief = [...waivers(people, gate, now), ...deviating];
  const observed = observe(facts, people, gate, baseline.statement?.body.rules ?? null, now);
  const substances = readSubstances(gate, facts, observed, relief);
  const answers = readAnswers(people);
  const deliverables = deliverableStates(gate, facts.deliverables, untrackedDigests(observed), answers, people.holders);
  const waived = waivedFindings(people, relief);
  const notApplicable = new Set(relievedNotApplicable(facts.gate, deviating, people));
  const criteria = gate.criteria.map((criterion) =>
    criterionView({
      gate,
      criterion,
      substance: substances.get(criterion.id) ?? '',
      answers,
      holders: people.holders,
      observed,
      waived,
      builtFacets: facts.builtFacets,
      notApplicableAllowed: notApplicable.has(criterion.id),
      deliverables,
      withGrace: behindDoor !== undefined,
      now,
    }),
  );
  const required = new Set(
    criteria.filter((view) => view.criterion.required || view.criterion.floor).map((view) => view.criterion.id),
  );
  const votes = currentVotes(people);
  const decided = behindDoor?.poll ?? null;
  const polls = decided ? pollOf(people, decided) : openPolls(people);
  const [current] = polls;
  const changed = current
    ? [
        ...pollFaults(people, gate, current),
        ...snapshotChanges(current.body.snapshot, {
          sameGate: sameGate(people, current.body.snapshot.baseline, baseline.statement),
          candidate: facts.candidate,
          substances,
          required,
        }),
      ]
    : [];
  const answering = decided ? currentVotes(people, decided) : votes;
  const poll = current && polls.length === 1 ? pollView(people, gate, current, answering, changed, now) : null;
  const minutes = minutesView(people, poll, answers);
  const duty = dutyGrade(people, gate);
  const noGos = standingNoGos(people, votes);
  const kickoffs = ofType(people.view, 'kickoff').filter((each) => people.favourable(each, null));
  const kickoff = current
    ? kickoffs.find((each) => each.digest === current.body.kickoff)
    : latest(kickoffs, people.order)[0];
  const rules = readRules({
    gate,
    people,
    founded: facts.record !== null,
    baseline: baseline.view,
    baselineProposed: baseline.proposed,
    kickoff: kickoff?.digest ?? null,
    poll,
    crossedPolls: polls.length > 1,
    minutes,
    relief,
    readOut: new Set(current?.body.snapshot.relief ?? []),
    duty,
    floorIntact: floorIntact(gate.criteria),
    criteriaReady: criteria.every((view) => view.state === 'met' || !required.has(view.criterion.id)),
  });
  const input = { criteria, rules, standingNoGos: noGos, preview: facts.preview !== undefined };
  const { view } = people;
  return {
    at: facts.now,
    project: gate.project.name,
    phase: { number: gate.phase.number, title: gate.phase.title, outcome: gate.phase.outcome },
    candidate: { version: gate.candidate.version, commit: facts.candidateCommit },
    kind: facts.record ? view.kind : gate.project.kind,
    preview: facts.preview !== undefined,
    verdict: verdict(input),
    semantics: semanticsVersion,
    criteria,
    rules,
    blockers: blockers(input),
    counts: counts(criteria),
    relief,
    weakenings: facts.gate.weakenings.map((weakening) => ({
      ...weakening,
      deviation: deviationFor(weakening.digest, deviating, people),
    })),
    baseline: baseline.view,
    kickoff: kickoff?.digest ?? null,
    poll,
    standingNoGos: noGos,
    minutes,
    deliverables: deliverables.views,
    duty,
    roles: gate.callOrder.map((role) => ({
      role,
      title: gate.roles.find((each) => each.id === role)?.title ?? role,
      persons: people.holders(role),
    })),
    people: people.root.persons.map(({ id }) => ({
      id,
      name: view.people.get(id)?.name ?? id,
      keys: people.root.keys.filter((key) => key.person === id).map((key) => key.fingerprint),
    })),
    holds: readHolds(people, (id) => gate.criteria.find((each) => each.id === id)?.owner),
    record: facts.record && {
      fingerprint: view.fingerprint,
      sealed: view.statements.filter((each) => each.index !== null).length,
      unsealed: view.statements.filter((each) => each.index === null).length,
      root: view.checkpoints.at(-1)?.root ?? null,
    },
  };
}

/** With a baseline its facets are probed, and those of a newer version advise until the next baseline. */
function pinned(facts: Facts, people: Participants): Facts {
  const { statement } = baselineState(people, facts.gate);
  return statement ? { ...facts, builtFacets: new Set(statement.body.facets) } : facts;
}

function observe(facts: Facts, people: Participants, gate: ResolvedGate, rules: string | null, now: number) {
  const recorded = evidenceIndex(people, gate, rules);
  const index = facts.preview ? previewIndex(recorded, facts.preview) : recorded;
  const keys = gate.criteria.flatMap((criterion) =>
    criterion.facets.filter((facet) => facts.builtFacets.has(facet.id)).map((facet) => `${criterion.id}/${facet.id}`),
  );
  return new Map(keys.map((key) => [key, observations(index.get(key) ?? [], facts.subjects.get(key), now)]));
}

type Deviating = ReturnType<typeof deviations>;

function deviationFor(weakening: string, deviating: Deviating, people: Participants): string | null {
  const inForce = new Set(deviating.filter((view) => view.state === 'in force').map((view) => view.statement));
  const found = ofType(people.view, 'deviation').find(
    (each) => each.body.weakening === weakening && inForce.has(each.digest),
  );
  return found?.digest ?? null;
}

function relieve(gate: ResolvedGate, deviating: Deviating, people: Participants): ResolvedGate {
  const digests = gate.weakenings
    .map((each) => each.digest)
    .filter((digest) => deviationFor(digest, deviating, people) !== null);
  return digests.length === 0 ? gate : applyDeviations(gate, new Set(digests));
}

/** Criteria for which a deviation in force says that a probe's NotApplicable is right. */
function relievedNotApplicable(gate: ResolvedGate, deviating: Deviating, people: Participants): readonly string[] {
  return gate.weakenings
    .filter((each) => each.kind === 'not applicable' || each.kind === 'no signed predecessor')
    .filter((each) => deviationFor(each.digest, deviating, people) !== null)
    .map((each) => each.criterion);
}
