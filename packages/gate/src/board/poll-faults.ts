import type { RoleId } from '@sallyport/record';
import type { ResolvedGate, Role } from '../definition/resolved-gate.ts';
import { epochSeconds } from './instant.ts';
import type { Participants } from './participants.ts';
import { clockToleranceSeconds, longestPollSeconds } from './semantics.ts';
import { boundedTime } from './statement-time.ts';
import type { Poll } from './votes.ts';

/**
 * What is wrong with a poll by itself, in words: whoever opens one decides neither who is asked, nor how many must say
 * GO, nor for how long. It asks the holders of each required role at the root it cites, k of n as the gate file says.
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
  return faults;
}

function stationFault(people: Participants, role: Role, poll: Poll): string | null {
  const station = poll.body.stations.find((each) => each.role === role.id);
  if (!station) return role.required ? `it does not call ${role.id}` : null;
  const holders = holdersAt(people, poll, role.id);
  if (station.persons.length !== holders.size || station.persons.some((person) => !holders.has(person))) {
    return `it asks others for ${role.id} than those who hold it`;
  }
  const needed = Math.min(role.needed ?? holders.size, holders.size);
  return station.needed === needed ? null : `it asks ${station.needed} instead of ${needed} for ${role.id}`;
}

function holdersAt(people: Participants, poll: Poll, role: RoleId): ReadonlySet<string> {
  const root = people.view.roots.find((each) => each.version === poll.header.root?.version);
  return new Set(root?.grants.filter((grant) => grant.role === role).map((grant) => grant.person) ?? []);
}
