import { canonicalize, type Json, type Sha256, sha256 } from '@sallyport/record';
import { GateError } from '../board/gate-error.ts';
import { floorCriteria } from './floor.ts';
import type { ResolvedGate } from './resolved-gate.ts';
import { resolvedGateShape } from './resolved-shape.ts';
import { misfit } from './shape.ts';

/** The canonical JSON (RFC 8785) of the resolved gate: the blob that `baseline` seals beside the source bytes. */
export function resolvedText(gate: ResolvedGate): string {
  return canonicalize(gate as unknown as Json);
}

/** SHA-256 of `resolvedText`. */
export function resolvedDigest(gate: ResolvedGate): Sha256 {
  return sha256(resolvedText(gate));
}

/**
 * Checks that a JSON value, such as the sealed resolved form, is a resolved gate with the floor in it, and returns it.
 * By hand and without zod, which takes longer to load than `status` may take. Throws GATE_RESOLVED_INVALID.
 */
export function parseResolvedGate(json: unknown): ResolvedGate {
  const wrong = misfit(json, resolvedGateShape, 'gate');
  if (wrong !== null) throw invalid(wrong);
  const gate = json as ResolvedGate;
  const ids = gate.criteria.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw invalid(`criteria hold ${twice} twice`);
  const absent = floorCriteria.find(({ id }) => !ids.includes(id));
  if (absent) throw invalid(`the floor criterion ${absent.id} is missing`);
  return gate;
}

function invalid(wrong: string): GateError {
  return new GateError('GATE_RESOLVED_INVALID', `This is no resolved gate: ${wrong}. Seal a new baseline.`);
}
