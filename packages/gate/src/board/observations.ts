import type { EvidenceEntry, Sha256, VerifiedStatement } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { ofType } from './citations.ts';
import { epochSeconds } from './instant.ts';
import type { Participants } from './participants.ts';
import { clockToleranceSeconds } from './semantics.ts';
import { boundedTime } from './statement-time.ts';

/** One entry of an evidence statement, with what decides whether it counts. */
export interface CountedObservation {
  readonly statement: Sha256;
  readonly entry: EvidenceEntry;
  /** Epoch seconds, bounded by the sealer's clock. */
  readonly observedAt: number;
}

export interface Observations {
  /** Conclusive observations of today's subject that nothing newer and as wide has replaced; all of them count. */
  readonly counted: readonly CountedObservation[];
  /** Why nothing counts, where nothing does. */
  readonly absence: 'never looked' | 'other bytes' | 'could not look' | 'from the future' | null;
  /** The newest run that could not look, for the explanation. */
  readonly inconclusive: CountedObservation | null;
}

const conclusive: ReadonlySet<string> = new Set(['Passed', 'Failed', 'NeedsReview', 'NotApplicable']);

export interface Candidate extends CountedObservation {
  readonly digest: Sha256;
}

/** Index of all evidence that counts, read once: criterion and facet to its entries. */
export function evidenceIndex(people: Participants, gate: ResolvedGate): ReadonlyMap<string, readonly Candidate[]> {
  const index = new Map<string, Candidate[]>();
  for (const statement of ofType(people.view, 'evidence')) {
    if (statement.standing !== 'good' || people.withdrawn.has(statement.digest)) continue;
    for (const entry of statement.body.entries) {
      if (!runnerMaySpeak(people, gate, entry.facet, statement)) continue;
      const key = `${entry.criterion}/${entry.facet}`;
      const observedAt = boundedTime(people.view, statement, entry.observedAt);
      const list = index.get(key) ?? [];
      list.push({ statement: statement.digest, digest: statement.digest, entry, observedAt });
      index.set(key, list);
    }
  }
  return index;
}

/** The same index with what `check` has just seen, unsigned, as the newest: what could not be looked at replaces nothing. */
export function previewIndex(
  index: ReadonlyMap<string, readonly Candidate[]>,
  entries: readonly EvidenceEntry[],
): ReadonlyMap<string, readonly Candidate[]> {
  const seen = new Map(index);
  for (const entry of entries) {
    const key = `${entry.criterion}/${entry.facet}`;
    const candidate = { statement: '', digest: 'preview', entry, observedAt: epochSeconds(entry.observedAt) };
    seen.set(key, [...(seen.get(key) ?? []), candidate]);
  }
  return seen;
}

/**
 * Which observations of a facet count (DESIGN.md "Which observation counts"): the same thing is facet, subject and
 * vantage; a conclusive result yields only to a newer conclusive one at least as wide; a run that could not look
 * replaces nothing.
 */
export function observations(all: readonly Candidate[], subject: Sha256 | undefined, now: number): Observations {
  const about = all.filter(({ entry }) => entry.subject === subject);
  const inTime = about.filter(({ observedAt }) => observedAt <= now + clockToleranceSeconds);
  const decided = inTime.filter(({ entry }) => conclusive.has(entry.result));
  const successors = successorIndex(inTime);
  const counted = decided.filter(
    (item) =>
      !decided.some(
        (newer) =>
          newer !== item &&
          newer.entry.vantage === item.entry.vantage &&
          newer.entry.coverage.looked >= item.entry.coverage.looked &&
          follows(successors, newer.digest, item.digest),
      ),
  );
  const inconclusive = inTime.findLast(({ entry }) => !conclusive.has(entry.result)) ?? null;
  const absence =
    counted.length > 0
      ? null
      : inconclusive
        ? 'could not look'
        : inTime.length < about.length
          ? 'from the future'
          : all.length > 0
            ? 'other bytes'
            : 'never looked';
  return { counted, absence, inconclusive };
}

function successorIndex(items: readonly Candidate[]): ReadonlyMap<Sha256, readonly Sha256[]> {
  return new Map(items.map((item) => [item.digest, item.entry.previous]));
}

/** Whether `later` cites `earlier` as its predecessor, directly or through entries between them. */
function follows(previous: ReadonlyMap<Sha256, readonly Sha256[]>, later: Sha256, earlier: Sha256): boolean {
  const open = [...(previous.get(later) ?? [])];
  const seen = new Set<Sha256>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === earlier) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(previous.get(next) ?? []));
  }
  return false;
}

function runnerMaySpeak(
  people: Participants,
  gate: ResolvedGate,
  facet: string,
  statement: VerifiedStatement,
): boolean {
  const runner = people.keyOf(statement.signedBy)?.runner ?? null;
  const allowed = gate.runners[facet] ?? gate.runners['*'];
  return runner !== null && (allowed === undefined || allowed.includes(runner));
}
