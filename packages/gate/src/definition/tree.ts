import type { Sha256 } from '@sallyport/record';

export interface TreeEntry {
  /** Forward slashes, relative to the root of the tree. */
  readonly path: string;
  readonly kind: 'file' | 'executable' | 'symlink' | 'submodule';
  /** Bytes; null for submodules. */
  readonly size: number | null;
}

/** Reads the judged tree: committed bytes for a verdict, the work tree for a preview. Never follows a link out of it. */
export interface TreeReader {
  /** Commit id, or null when this is a preview of a work tree or of a plain directory. */
  readonly commit: string | null;
  list(): Promise<readonly TreeEntry[]>;
  /** Path in any letter case; `exact` is false where the case differs. */
  find(path: string): Promise<{ readonly path: string; readonly exact: boolean } | null>;
  /** The bytes, or null when there is no such file. Throws a coded error beyond `limit` bytes (default 8 MiB). */
  read(path: string, limit?: number): Promise<Uint8Array | null>;
  sha256(path: string): Promise<Sha256 | null>;
  /** Paths that git tracks; null outside of git, where nothing is committed. Absent: all that is listed is committed. */
  tracked?(): Promise<ReadonlySet<string> | null>;
}

/** Untracked artefacts on disk, such as installers. Paths are relative to the work tree and stay inside it. */
export interface ArtefactReader {
  find(path: string): Promise<{ readonly path: string; readonly size: number; readonly sha256: Sha256 } | null>;
  /** The first `length` bytes. */
  head(path: string, length: number): Promise<Uint8Array | null>;
  /** Paths of the files below a folder, sorted; links are left out. Throws beyond 10,000. Absent: this reader cannot list. */
  list?(folder: string): Promise<readonly string[]>;
}

/** What history probes ask of git, beside the tree. */
export interface HistoryReader {
  /** Resolves a commit-ish to a commit id, or null. */
  commit(name: string): Promise<string | null>;
  /** A file's bytes at a commit, or null. */
  readAt(commit: string, path: string): Promise<Uint8Array | null>;
  /** The committer's time of a commit, RFC 3339 in UTC, or null. A reader without it leaves ages unjudged. */
  committedAt?(commit: string): Promise<string | null>;
  /** True when the clone has no full history, so that absence proves nothing. */
  readonly shallow: boolean;
}
