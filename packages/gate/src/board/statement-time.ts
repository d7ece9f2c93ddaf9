import type { Instant, RecordView, VerifiedStatement } from '@sallyport/record';
import { epochSeconds } from './instant.ts';

/**
 * The time (epoch seconds) that a statement may claim at most: its own, bounded by the clock of whoever sealed it, so
 * that nobody stretches an age by dating ahead.
 */
export function boundedTime(view: RecordView, statement: VerifiedStatement, claimed: Instant): number {
  const own = epochSeconds(claimed);
  const { index } = statement;
  if (index === null) return own;
  const seal = view.checkpoints.find((checkpoint) => checkpoint.size > index);
  return seal ? Math.min(own, epochSeconds(seal.time)) : own;
}
