import type { EvidenceEntry, Instant, RecordView, Sha256 } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';

/** All that the verdict is computed from. The gate reads no clock, disk, network or process of its own. */
export interface Facts {
  /** The gate file as it stands today (or as sealed, in replay). */
  readonly gate: ResolvedGate;
  /** SHA-256 of the gate file's source bytes today. */
  readonly gateSource: Sha256 | null;
  /** null: no trust root was founded yet. */
  readonly record: RecordView | null;
  /** `probe@mode` of every facet that this version builds; a baseline pins them. The rest is attested. */
  readonly builtFacets: ReadonlySet<string>;
  /** Today's subject digest of every probed facet, `criterion/probe@mode`. */
  readonly subjects: ReadonlyMap<string, Sha256>;
  /** Today's digest of what each criterion is about, by criterion id. */
  readonly about: ReadonlyMap<string, Sha256>;
  /** Today's digest of each deliverable's files and acceptance, by deliverable id. */
  readonly deliverables: ReadonlyMap<string, Sha256>;
  /** Digest of the candidate (commit and artefacts). */
  readonly candidate: Sha256;
  readonly candidateCommit: string | null;
  /** Commit of the materials. */
  readonly materials: string;
  readonly now: Instant;
  /** What `check` has just seen, in place of the evidence of the record. A preview satisfies nothing. */
  readonly preview?: readonly EvidenceEntry[];
}
