import type { Finding, Severity } from '@sallyport/record';
import { findingMaker, type Sighting } from '../../rule-finding.ts';
import { definition } from './probe.ts';

const found = findingMaker(definition.rules);
const ranks: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/**
 * The first findings of a kind, and one for all that have no room, which says how many they are. Its address is theirs
 * together, so that a waiver of it covers exactly these.
 */
export function firstAndRest(
  rule: string,
  sightings: readonly Sighting[],
  most: number,
  more: (count: number) => string,
): readonly Finding[] {
  const named = sightings.slice(0, most).map((sighting) => found(rule, sighting));
  const rest = sightings.slice(most);
  const [first] = rest;
  if (first === undefined) return named;
  const severity = rest.reduce<Severity>((so, each) => worse(so, each.severity), first.severity);
  const address = rest.map((each) => each.address).join(' ');
  return [...named, found(rule, { severity, address, place: first.place, what: more(rest.length) })];
}

function worse(left: Severity, right: Severity): Severity {
  return ranks.indexOf(left) < ranks.indexOf(right) ? right : left;
}
