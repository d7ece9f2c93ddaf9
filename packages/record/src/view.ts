import type { TrustBody } from './statements/bodies.ts';
import type { Instant, PersonId, Sha256 } from './statements/header.ts';
import type { VerifiedStatement } from './statements/statement.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** RFC 6962 root, hex. */
  readonly root: Sha256;
  /** The sealer's clock. */
  readonly time: Instant;
  readonly sealer: string;
}

export interface Person {
  readonly id: PersonId;
  /** Display name; the id where the people file was erased. */
  readonly name: string;
  readonly email: string | null;
}

export interface TrustRoot extends TrustBody {
  readonly statement: Sha256;
  /** Log index of the statement that completed the threshold; null in the genesis, which takes effect by itself. */
  readonly effectiveAt: number | null;
}

/** Something that the record cites and that is not there: HOLD until found or declared lost by its author. */
export interface Missing {
  readonly digest: Sha256;
  readonly citedBy: Sha256;
  readonly what: 'statement' | 'blob';
}

/** A record whose every byte was verified. All that the gate needs to know about it. */
export interface RecordView {
  /** Digest of the genesis statement: the fingerprint that people pin. */
  readonly fingerprint: Sha256;
  readonly origin: string;
  readonly kind: 'live' | 'demo';
  /** Effective roots, version 1 first. */
  readonly roots: readonly TrustRoot[];
  readonly people: ReadonlyMap<PersonId, Person>;
  /** In citation order, ties by digest: the same for every arrival order. */
  readonly statements: readonly VerifiedStatement[];
  readonly checkpoints: readonly Checkpoint[];
  readonly missing: readonly Missing[];
  readonly blobs: ReadonlyMap<Sha256, Uint8Array>;
}
