import type { ExposureEntry } from '@sallyport/gate';

/** Whether an entry still counts at a time (RFC 3339 UTC): `until` is its last day. */
export function isInForce({ until }: ExposureEntry, now: string): boolean {
  return until === undefined || now.slice(0, 10) <= until;
}

export function entriesInForce(ledger: readonly ExposureEntry[], now: string): readonly ExposureEntry[] {
  return ledger.filter((entry) => isInForce(entry, now));
}
