import type { Fingerprint, Instant, PersonId, Sha256 } from '@sallyport/record';

/** A statement with its signature, verified by whoever brings it: the store holds bytes against digests and no more. */
export interface SignedStatement {
  /** SHA-256 of `bytes`. */
  readonly digest: Sha256;
  readonly type: string;
  /** null for a runner's. */
  readonly person: PersonId | null;
  readonly key: Fingerprint;
  /** Exact canonical bytes. */
  readonly bytes: Uint8Array;
  /** SSHSIG armour. */
  readonly signature: string;
  /** Files of the record that travel with it, by their path there: blobs, the people file of a root. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A statement that was acknowledged. */
export interface AcceptedStatement extends SignedStatement {
  /** Rises in the order of acceptance, with gaps. */
  readonly sequence: number;
  readonly accepted: Instant;
  /** Commit of the record branch that sealed it; null while it is nowhere but here. */
  readonly sealedIn: string | null;
  readonly sealed: Instant | null;
  readonly pushed: Instant | null;
}
