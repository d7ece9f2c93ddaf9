import { boardOf, type Facts, gateInForce, type ResolvedGate } from '@sallyport/gate';

/** The gate with those differences from production whose deviation is in force: parity is judged with these alone. */
export function withDifferencesInForce(gate: ResolvedGate, facts: Facts): ResolvedGate {
  if (!gate.weakenings.some(({ difference }) => difference !== null)) return gate;
  const { differences } = gateInForce(gate, boardOf(facts)).production;
  return differences.length === 0 ? gate : { ...gate, production: { ...gate.production, differences } };
}
