import type { Board, FacetView, State } from '@sallyport/gate';
import type { Finding, Instant, RecordView } from '@sallyport/record';
import { lastLooked } from './last-looked.ts';

/** What the record knows of one probe, whichever criteria ask for it. */
export interface Looks {
  readonly looked: Instant | null;
  readonly state: State;
  readonly summary: string;
  /** The facet that was looked at last; null where the gate has none, or a person attests it. */
  readonly facet: FacetView | null;
  /** Of all criteria, each finding once. */
  readonly findings: readonly Finding[];
}

/** Looks of a probe in the mode `file`, such as `staging.exposure`. */
export function looksOf(board: Board, record: RecordView | null, probe: string): Looks {
  const id = `${probe}@file`;
  const facets = board.criteria.flatMap((view) => view.facets.filter(({ facet }) => facet.id === id));
  const probed = facets.filter(({ by }) => by === 'probed');
  const [newest] = probed.toSorted((left, right) => ((left.observedAt ?? '') < (right.observedAt ?? '') ? 1 : -1));
  const all = probed.flatMap(({ findings }) => findings);
  return {
    looked: lastLooked(record, (entry) => entry.facet === id),
    state: probed.some(({ state }) => state === 'failed') ? 'failed' : (newest?.state ?? 'unknown'),
    summary: newest?.summary ?? (facets.length === 0 ? 'The gate does not ask for it.' : 'Nobody has looked yet.'),
    facet: newest ?? null,
    findings: [...new Map(all.map((each) => [each.fingerprint, each])).values()],
  };
}
