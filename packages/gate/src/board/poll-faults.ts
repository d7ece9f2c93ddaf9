import type { RoleId, TrustRoot } from '@sallyport/record';
import type { ResolvedGate, Role } from '../definition/resolved-gate.ts';
import { epochSeconds } from './instant.ts';
import type { Participants } from './participants.ts';
import { pollReadiness } from './poll-readiness.ts';
import { clockToleranceSeconds, longestPollSeconds } from './semantics.ts';
import { boundedTime } from './statement-time.ts';
import type { Poll } from './votes.ts';

/**
 * What is wrong with a poll by itself, in words: whoever opens one decides neither who is asked, nor how many must say
 * GO, nor for how long, nor whether it is time. It asks the holders of each required role at the root it cites, k of n
 * as the gate file says, when every required criterion is met or waived.
 */
export function pollFaults(people: Participants, gate: ResolvedGate, poll: Poll): readonly string[] {
  const { stations, deadline } = poll.body;
  const called = stations.map((station) => station.role);
  const unknown = called.filter((role) => !gate.roles.some((each) => each.id === role));
  const twice = called.filter((role, place) => called.indexOf(role) !== place);
  const faults = [
    ...unknown.map((role) => `it calls ${role}, which the gate file does not know`),
    ...[...new Set(twice)].map((role) => `it calls ${role} twice`),
    ...gate.roles.flatMap((role) => stationFault(people, role, poll) ?? []),
  ];
  const opened = boundedTime(people.view, poll, poll.header.time);
  if (epochSeconds(deadline) - opened > longestPollSeconds + clockToleranceSeconds) {
    faults.push('it runs for more than three days');
  }
  return [...faults, ...pollReadiness(people, poll)];
}

function stationFault(people: Participants, role: Role, poll: Poll): string | null {
  const station = poll.body.stations.find((each) => each.role === role.id);
  if (!station) return role.required ? `it does not call ${role.id}` : null;
  const holders = holdersAt(people, poll, role.id);
  const asked = new Set(station.persons);
  if (station.persons.length !== holders.size || [...holders].some((person) => !asked.has(person))) {
    return `it asks others for ${role.id} than those who hold it`;
  }
  const needed = Math.min(role.needed ?? holders.size, holders.size);
  return station.needed === needed ? null : `it asks ${station.needed} instead of ${needed} for ${role.id}`;
}

/**
 * Holders at the root that the poll cites, unless a later one was in force before the poll was made: whoever opens it
 * chooses the citation, and an older root would pass over everybody who got a role since.
 */
function holdersAt(people: Participants, poll: Poll, role: RoleId): ReadonlySet<string> {
  const cited = poll.header.root?.version ?? 0;
  const root = people.view.roots.findLast(
    (each) => each.version === cited || (each.version > cited && wasInForce(people, each, poll)),
  );
  return new Set(root?.grants.filter((grant) => grant.role === role).map((grant) => grant.person) ?? []);
}

/** As for a key or a grant that came too late: the root has not seen the poll, and the poll was not sealed before it. */
function wasInForce(people: Participants, root: TrustRoot, poll: Poll): boolean {
  if (people.order.reaches(root.statement, poll.digest)) return false;
  return poll.index === null || poll.index >= (root.effectiveAt ?? 0);
}
