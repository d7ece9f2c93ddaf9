import type { EvidenceEntry, Instant, RecordView } from '@sallyport/record';

/** When a machine last saw what is asked about; null: never. */
export function lastLooked(
  record: Pick<RecordView, 'statements'> | null,
  about: (entry: EvidenceEntry) => boolean,
): Instant | null {
  let latest: Instant | null = null;
  for (const statement of record?.statements ?? []) {
    if (statement.type !== 'evidence' || statement.standing === 'void') continue;
    for (const entry of statement.body.entries)
      if ((latest === null || entry.observedAt > latest) && about(entry)) latest = entry.observedAt;
  }
  return latest;
}
