import { applyDeviations } from '../definition/deviations.ts';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import type { Board } from './board.ts';

/** The gate as the verdict reads it: the profile's lines, and the weaker ones where the board has a deviation in force. */
export function gateInForce(gate: ResolvedGate, { weakenings }: Pick<Board, 'weakenings'>): ResolvedGate {
  const digests = weakenings.filter(({ deviation }) => deviation !== null).map(({ digest }) => digest);
  return digests.length === 0 ? gate : applyDeviations(gate, new Set(digests));
}
