import { canonicalize, type RecordView, type Sha256 } from '@sallyport/record';
import { criterionDigest } from '../definition/criterion-digest.ts';
import { parseResolvedGate, resolvedDigest } from '../definition/resolved-form.ts';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import type { Board } from './board.ts';
import { latest, ofType, type StatementOfView } from './citations.ts';
import { GateError } from './gate-error.ts';
import type { Participants } from './participants.ts';
import { coSigners } from './relief.ts';

export interface BaselineState {
  readonly statement: StatementOfView<'gate'> | null;
  readonly view: Board['baseline'];
  readonly proposed: boolean;
}

/** The newest baseline that two persons signed (one in a project of one), and what the gate file changed since. */
export function baselineState(people: Participants, gate: ResolvedGate): BaselineState {
  const phase = ofType(people.view, 'gate').filter((each) => people.favourable(each, null));
  const effective = effectiveBaselines(people);
  const newest = latest(effective, people.order);
  const [statement] = newest;
  const proposed = latest(phase, people.order).some((each) => !effective.includes(each));
  if (!statement || newest.length > 1) return { statement: null, view: null, proposed };
  return { statement, view: { statement: statement.digest, changed: changedSince(people, statement, gate) }, proposed };
}

/** Baselines of the phase that two persons signed (one in a project of one), the replaced ones included. */
export function effectiveBaselines(people: Participants): readonly StatementOfView<'gate'>[] {
  return ofType(people.view, 'gate')
    .filter((each) => people.favourable(each, null))
    .filter((each) => signers(people, each) >= Math.min(2, people.root.persons.length));
}

function signers(people: Participants, proposal: StatementOfView<'gate'>): number {
  return new Set([proposal.header.author.person, ...coSigners(people, proposal.digest).keys()]).size;
}

/** Whether two baselines seal one gate: another statement about the same resolved gate and facets changes nothing. */
export function sameGate(people: Participants, then: Sha256, now: StatementOfView<'gate'> | null): boolean {
  const before = ofType(people.view, 'gate').find((each) => each.digest === then);
  if (!before || !now || before.body.resolved !== now.body.resolved) return false;
  return canonicalize([...before.body.facets].sort()) === canonicalize([...now.body.facets].sort());
}

/** The gate as sealed by a baseline, or null where the blob is missing. */
export function sealedGate(view: RecordView, baseline: StatementOfView<'gate'>): ResolvedGate | null {
  const bytes = view.blobs.get(baseline.body.resolved);
  return bytes ? parseResolvedGate(parsed(bytes)) : null;
}

/** Whoever may propose a baseline chose these bytes: what is no JSON is no gate, and not our fault. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new GateError('GATE_RESOLVED_INVALID', 'The sealed gate is not JSON. Seal a new baseline.', { cause });
  }
}

/** Criteria, or other parts, that differ between the sealed gate and today's; comments and layout never count. */
function changedSince(people: Participants, baseline: StatementOfView<'gate'>, gate: ResolvedGate): readonly string[] {
  if (resolvedDigest(gate) === baseline.body.resolved) return [];
  const sealed = sealedGate(people.view, baseline);
  if (!sealed) return ['the sealed gate is missing from the record'];
  const digests = (from: ResolvedGate): Map<string, Sha256> =>
    new Map(from.criteria.map((criterion) => [criterion.id, criterionDigest(criterion)]));
  const before = digests(sealed);
  const after = digests(gate);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
  return changed.length > 0 ? changed.sort() : ['settings of the gate file'];
}
