import { type ProbeDefinition, probes, type RuleDefinition } from '@sallyport/probes';

export interface FoundRule {
  readonly rule: RuleDefinition;
  readonly probe: ProbeDefinition;
}

/** A rule by its id (`staging.exposure.datastore-published`), by the end of it, or by its number in a catalogue. */
export function findRules(asked: string): readonly FoundRule[] {
  const wanted = asked.toLowerCase();
  const all = probes.flatMap((probe) => probe.rules.map((rule) => ({ rule, probe })));
  const exact = all.filter(({ rule }) => rule.id === wanted);
  if (exact.length > 0) return exact;
  return all.filter(
    ({ rule }) =>
      rule.id.endsWith(`.${wanted}`) ||
      rule.source
        .toLowerCase()
        .split(/[;,]\s*|\s+and\s+/)
        .includes(wanted),
  );
}
