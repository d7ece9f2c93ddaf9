/** SHA-256 in 64 lower-case hex digits. */
export type Sha256 = string;
/** RFC 3339 in UTC, whole seconds, ending in `Z`. */
export type Instant = string;
/** OpenSSH fingerprint, `SHA256:` and 43 base64 characters. */
export type Fingerprint = string;
/** Stable id of a person, never a name or an address: `[a-z][a-z0-9-]{0,31}`. */
export type PersonId = string;
/** Role id of the gate file: `[a-z][a-z0-9-]{0,31}`. */
export type RoleId = string;

export interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256: Sha256 };
}

/** Who signed, with which key, and the statements of that key that came before (its own chain, which may branch). */
export interface Author {
  /** null when the key belongs to a runner. */
  readonly person: PersonId | null;
  readonly key: Fingerprint;
  readonly previous: readonly Sha256[];
}

/**
 * What every statement carries beside its body. Order is citation: `cites` are the heads of the record the author
 * saw, so everything reachable from them came before, whatever any clock said.
 */
export interface Header {
  /** Digest of the genesis statement, which names the record; null in the genesis itself. */
  readonly record: Sha256 | null;
  /** Trust root in force for the author: its version and the digest of its statement; null in the genesis itself. */
  readonly root: { readonly version: number; readonly statement: Sha256 } | null;
  /** Phase the statement belongs to; null for `trust`. */
  readonly phase: number | null;
  readonly cites: readonly Sha256[];
  readonly author: Author;
  /** Claimed time. Clocks only bound; they never order. */
  readonly time: Instant;
  /** 128 random bits in hex, so that a digest reveals nothing about an erased statement. */
  readonly nonce: string;
}
