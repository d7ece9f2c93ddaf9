import { type CriterionView, durationSeconds, epochSeconds, type FacetView, signoffMaxAge } from '@sallyport/gate';
import type { Instant } from '@sallyport/record';

/** What is left of an age. */
export interface Age {
  /** Part that is left, 1 fresh to 0 run out. */
  readonly left: number;
  /** When it runs out. */
  readonly ages: Instant;
}

/** How long a facet's pass still counts; null where nothing of it ages. Only a pass ages. */
export function ageOf({ criterion }: Pick<CriterionView, 'criterion'>, facet: FacetView, now: Instant): Age | null {
  if (facet.by === 'probed') {
    const passed = facet.result === 'Passed' || facet.result === 'NeedsReview';
    if (criterion.maxAge === null || facet.observedAt === null || !passed) return null;
    return ageFrom(facet.observedAt, criterion.maxAge, now);
  }
  const span = signoffMaxAge(criterion);
  const times = facet.signoffs.filter((each) => each.stands && each.answer === 'accepted').map(({ time }) => time);
  const [oldest] = times.sort();
  return span === null || oldest === undefined || facet.acknowledgement ? null : ageFrom(oldest, span, now);
}

/** The age that runs out first. */
export function shortestAge(ages: readonly (Age | null)[]): Age | null {
  return ages.reduce((so, age) => (so === null || (age !== null && age.ages < so.ages) ? age : so), null);
}

function ageFrom(start: Instant, span: string, now: Instant): Age {
  const seconds = durationSeconds(span);
  const ends = epochSeconds(start) + seconds;
  const left = seconds === 0 ? 0 : (ends - epochSeconds(now)) / seconds;
  return { left: Math.min(1, Math.max(0, left)), ages: instantOf(ends) };
}

/** RFC 3339 of whole seconds since 1970. */
export function instantOf(seconds: number): Instant {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
