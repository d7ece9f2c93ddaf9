import { durationSeconds } from '../board/instant.ts';

/** True where `one` lasts longer than `other`; null stands for without end. */
export function lastsLonger(one: string | null, other: string | null): boolean {
  return seconds(one) > seconds(other);
}

function seconds(duration: string | null): number {
  return duration === null ? Number.POSITIVE_INFINITY : durationSeconds(duration);
}
