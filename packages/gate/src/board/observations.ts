import type { EvidenceEntry, Sha256 } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { ofType } from './citations.ts';
import { epochSeconds } from './instant.ts';
import type { Participants } from './participants.ts';
import { clockToleranceSeconds } from './semantics.ts';
import { sealingTime } from './statement-time.ts';

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
  readonly absence:
    | 'never looked'
    | 'other runner'
    | 'other rules'
    | 'other bytes'
    | 'could not look'
    | 'from the future'
    | null;
  /** The newest run that could not look, for the explanation. */
  readonly inconclusive: CountedObservation | null;
}

const conclusive: ReadonlySet<string> = new Set(['Passed', 'Failed', 'NeedsReview', 'NotApplicable']);

export interface Candidate extends CountedObservation {
  /** Epoch seconds as claimed, to tell what claims to come from the future. */
  readonly claimedAt: number;
  /** Why it cannot count, whatever it says: the gate file names another runner, or the baseline pins other rules. */
  readonly unfit: 'other runner' | 'other rules' | null;
  /** Its key was retired unseen: what it says against still counts, and it replaces nothing. */
  readonly late: boolean;
}

/**
 * Index of all evidence of this phase, read once: criterion and facet to its entries. `rules` is the rule set that the
 * baseline pins, null where there is none: what other rules find advises, and satisfies nothing.
 */
export function evidenceIndex(
  people: Participants,
  gate: ResolvedGate,
  rules: string | null,
): ReadonlyMap<string, readonly Candidate[]> {
  const otherRules = (used: string) => (rules === null || used === rules ? null : 'other rules');
  const all = ofType(people.view, 'evidence').filter((each) => people.unfavourable(each));
  return byFacet(
    all.flatMap((statement) => {
      // A wrong date needs no more than what bounds an age: the seal makes an observation older and never younger.
      const late = !people.sound(statement);
      // Whoever retires the key that found a failure must not make the failure go away by it.
      const entries = late
        ? statement.body.entries.filter(({ result }) => result !== 'Passed')
        : statement.body.entries;
      const sealed = sealingTime(people.view, statement);
      const runner = people.keyOf(statement.signedBy)?.runner ?? null;
      return entries.map((entry) => {
        const claimedAt = epochSeconds(entry.observedAt);
        return {
          statement: statement.digest,
          entry,
          late,
          observedAt: Math.min(claimedAt, sealed),
          claimedAt,
          unfit: runnerMaySpeak(gate, entry.facet, runner) ? otherRules(statement.body.rules) : 'other runner',
        };
      });
    }),
  );
}

/** The same index with what `check` has just seen, unsigned, as the newest: what could not be looked at replaces nothing. */
export function previewIndex(
  index: ReadonlyMap<string, readonly Candidate[]>,
  entries: readonly EvidenceEntry[],
): ReadonlyMap<string, readonly Candidate[]> {
  const seen = entries.map((entry): Candidate => {
    const claimedAt = epochSeconds(entry.observedAt);
    return { statement: 'preview', entry, observedAt: claimedAt, claimedAt, unfit: null, late: false };
  });
  return byFacet([...[...index.values()].flat(), ...seen]);
}

function byFacet(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  return Map.groupBy(candidates, ({ entry }) => `${entry.criterion}/${entry.facet}`);
}

/**
 * Which observations of a facet count (DESIGN.md "Which observation counts"): the same thing is facet, subject and
 * vantage; a conclusive result yields only to a newer conclusive one at least as wide; a run that could not look
 * replaces nothing.
 */
export function observations(all: readonly Candidate[], subject: Sha256 | undefined, now: number): Observations {
  const fit = all.filter((each) => each.unfit === null);
  const about = fit.filter(({ entry }) => entry.subject === subject);
  const inTime = about.filter(({ claimedAt }) => claimedAt <= now + clockToleranceSeconds);
  const decided = inTime.filter(({ entry }) => conclusive.has(entry.result));
  const predecessors = predecessorIndex(all.filter(({ entry }) => entry.subject === subject));
  const replacing = decided.filter(({ late }) => !late);
  const replaced = new Map(
    [...predecessors].map(([vantage, index]) => [vantage, widestAfter(index, ofVantage(replacing, vantage))]),
  );
  const counted = decided.filter(({ statement, entry }) => {
    const widest = replaced.get(entry.vantage)?.get(statement);
    return widest === undefined || widest < entry.coverage.looked;
  });
  const inconclusive = inTime.findLast(({ entry }) => !conclusive.has(entry.result)) ?? null;
  return { counted, absence: counted.length > 0 ? null : absence(all, fit, about, inTime), inconclusive };
}

/** Why nothing counts: the last of the filters that something still passed. */
function absence(
  all: readonly Candidate[],
  fit: readonly Candidate[],
  about: readonly Candidate[],
  inTime: readonly Candidate[],
): Observations['absence'] {
  if (inTime.length > 0) return 'could not look';
  if (about.length > 0) return 'from the future';
  if (fit.length > 0) return 'other bytes';
  return all.at(-1)?.unfit ?? 'never looked';
}

type Predecessors = ReadonlyMap<Sha256, readonly Sha256[]>;

/** What each statement's entry says it follows, one vantage apart from the other. */
function predecessorIndex(items: readonly Candidate[]): ReadonlyMap<string, Predecessors> {
  const index = new Map<string, Map<Sha256, readonly Sha256[]>>();
  for (const { statement, entry } of items) {
    const own = index.get(entry.vantage) ?? new Map<Sha256, readonly Sha256[]>();
    const before = own.get(statement);
    own.set(statement, before === undefined ? entry.previous : [...before, ...entry.previous]);
    index.set(entry.vantage, own);
  }
  return index;
}

function ofVantage(candidates: readonly Candidate[], vantage: string): readonly Candidate[] {
  return candidates.filter(({ entry }) => entry.vantage === vantage);
}

/** By statement, the widest coverage among those that cite it as their predecessor, directly or through others. */
function widestAfter(predecessors: Predecessors, decided: readonly Candidate[]): ReadonlyMap<Sha256, number> {
  const widest = new Map<Sha256, number>();
  // Widest first: what was reached before follows from one at least as wide, and so does all that lies behind it. A
  // year of renewals costs one walk, and not one for each pair.
  for (const { statement, entry } of decided.toSorted((a, b) => b.entry.coverage.looked - a.entry.coverage.looked)) {
    const open = [...(predecessors.get(statement) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (widest.has(next)) continue;
      widest.set(next, entry.coverage.looked);
      open.push(...(predecessors.get(next) ?? []));
    }
  }
  return widest;
}

function runnerMaySpeak(gate: ResolvedGate, facet: string, runner: string | null): boolean {
  const named = gate.runners[facet] ?? gate.runners['*'] ?? [];
  return runner !== null && named.includes(runner);
}
