import { durationSeconds, epochSeconds } from '@sallyport/gate';
import { canonicalize, sha256 } from '@sallyport/record';
import type { JudgedGate } from '../gate/judged-gate.ts';
import { ageOf } from '../gate/pages/age.ts';

/** A look that the state of the gate asks for. */
export interface DueLook {
  /** Names the occasion: the same state asks once, however many servers see it. */
  readonly slot: string;
  readonly criteria: readonly string[];
}

/** What comes of age within this many seconds is looked at with what is due now, in one statement. */
const together = 3600;

/**
 * What to look at, of its own accord: facets that nobody saw as they are today, once for each such state; and facets
 * whose pass runs out soon, each hour until it was renewed.
 */
export function dueLooks(
  { board, facts }: Pick<JudgedGate, 'board' | 'facts'>,
  nowInstant: string,
): readonly DueLook[] {
  const now = epochSeconds(nowInstant);
  const unseen: (readonly [string, string, string])[] = [];
  const aging: (readonly [string, string, string])[] = [];
  let due = false;
  for (const view of board.criteria) {
    const { id, maxAge } = view.criterion;
    for (const facet of view.facets.filter(({ by }) => by === 'probed')) {
      if (facet.observedAt === null) {
        unseen.push([id, facet.facet.id, facts.subjects.get(`${id}/${facet.facet.id}`) ?? '']);
        continue;
      }
      const age = ageOf(view, facet, nowInstant);
      if (age === null || maxAge === null) continue;
      const left = epochSeconds(age.ages) - now;
      const span = durationSeconds(maxAge);
      if (left <= Math.min(span / 10, together)) due = true;
      if (left <= Math.max(span / 10, Math.min(span / 2, together))) aging.push([id, facet.facet.id, facet.observedAt]);
    }
  }
  return [
    ...(unseen.length === 0 ? [] : [lookOf('unseen', unseen, '')]),
    ...(due ? [lookOf('aging', aging, nowInstant.slice(0, 13))] : []),
  ];
}

function lookOf(why: string, facets: readonly (readonly [string, string, string])[], hour: string): DueLook {
  const occasion = sha256(canonicalize([hour, facets.map((each) => [...each])]));
  return { slot: `look:${why}:${occasion}`, criteria: [...new Set(facets.map(([criterion]) => criterion))] };
}
