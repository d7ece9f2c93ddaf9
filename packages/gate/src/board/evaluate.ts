import type { Sha256 } from '@sallyport/record';
import { sameGate } from './baseline.ts';
import { latest, ofType } from './citations.ts';
import { dutyGrade } from './duty.ts';
import type { Facts } from './facts.ts';
import { floorIntact } from './floor-intact.ts';
import { holds as readHolds } from './holds.ts';
import { epochSeconds } from './instant.ts';
import { judgeCriteria, openCriteria } from './judge-criteria.ts';
import type { Judgement } from './judgement.ts';
import { minutesView } from './minutes-view.ts';
import { type Participants, participants } from './participants.ts';
import { pollFaults } from './poll-faults.ts';
import { openPolls, pollOf, pollView } from './poll-view.ts';
import { rules as readRules } from './rules.ts';
import { semanticsVersion } from './semantics.ts';
import { snapshotChanges } from './snapshot.ts';
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

function judge(facts: Facts, people: Participants, { behindDoor }: How): Judgement {
  const now = epochSeconds(facts.now);
  const judged = judgeCriteria(facts, people, behindDoor !== undefined);
  const { gate, baseline, relief, substances, answers, deliverables, criteria, deviationFor } = judged;
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
    criteriaReady: openCriteria(criteria).length === 0,
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
    blockers: blockers({ ...input, kickoffOpened: kickoff !== undefined }),
    counts: counts(criteria),
    relief,
    weakenings: facts.gate.weakenings.map((weakening) => ({
      ...weakening,
      deviation: deviationFor(weakening.digest),
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
