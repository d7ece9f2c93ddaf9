import { ancestors, type Instant, type RecordView, type Sha256, type VerifiedStatement } from '@sallyport/record';
import { epochSeconds } from './instant.ts';
import { clockToleranceSeconds } from './semantics.ts';

/**
 * The time (epoch seconds) that a statement may claim at most: its own, bounded by the clock of whoever sealed it, so
 * that nobody stretches an age by dating ahead.
 */
export function boundedTime(view: RecordView, statement: VerifiedStatement, claimed: Instant): number {
  return Math.min(epochSeconds(claimed), sealingTime(view, statement));
}

/** When a statement was sealed (epoch seconds, by the sealer's clock); infinite while it is not. */
export function sealingTime(view: RecordView, { index }: VerifiedStatement): number {
  const seal = index === null ? undefined : view.checkpoints[sealOf(view, index)];
  return seal ? epochSeconds(seal.time) : Number.POSITIVE_INFINITY;
}

/** Place of the first checkpoint that covers a line of the log, by halving: every statement of a long record asks. */
function sealOf({ checkpoints }: RecordView, index: number): number {
  let low = 0;
  let high = checkpoints.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((checkpoints[middle]?.size ?? 0) > index) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Whether a statement claims to be later than its own seal, beyond what honest clocks differ by: then one of the two
 * clocks is wrong, and whoever seals and decides could be dating back. Never true while it is not sealed.
 */
export function isMisdated(view: RecordView, statement: VerifiedStatement): boolean {
  return epochSeconds(statement.header.time) > sealingTime(view, statement) + clockToleranceSeconds;
}

/**
 * The earliest moment (epoch seconds) at which a statement can have been made: its own time, or that of the newest
 * statement it cites, so that nobody meets a deadline by dating back.
 */
export function earliestTime(view: RecordView, statement: VerifiedStatement): number {
  const cited = new Set<Sha256>(ancestors(view, statement.digest));
  const times = view.statements
    .filter(({ digest }) => cited.has(digest))
    .map((each) => boundedTime(view, each, each.header.time));
  return times.reduce((latest, time) => Math.max(latest, time), epochSeconds(statement.header.time));
}
