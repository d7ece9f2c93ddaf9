import { createHash } from 'node:crypto';
import type { ResolvedGate } from '@sallyport/gate';
import type { Bodies, Person, Result, Sha256, StatementType, TrustBody } from '@sallyport/record';

/** A small world in which a probe must come out one way: the material of the meta-test, the drill and the README. */
export interface ProbeCase {
  readonly name: string;
  /** What differs from the base gate. */
  readonly gate?: Partial<ResolvedGate>;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly artefacts?: Readonly<Record<string, string | Uint8Array>>;
  /** Commit of the judged tree; null for a preview. Default: `caseCommit`. */
  readonly commit?: string | null;
  readonly history?: CaseHistory;
  /** Statements of the record, oldest first. Absent: no trust root was founded. */
  readonly record?: readonly CaseStatement[];
  readonly trust?: Partial<TrustBody>;
  readonly people?: readonly Person[];
  /** Bytes that statements name by digest (see `sha256Of`). */
  readonly blobs?: readonly (string | Uint8Array)[];
  readonly now?: string;
  readonly criterion?: string;
}

export interface CaseHistory {
  /** Commit-ish to commit id. */
  readonly commits: Readonly<Record<string, string>>;
  /** `commit:path` to bytes. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly shallow?: boolean;
  /** Commit id to the time it was committed. */
  readonly times?: Readonly<Record<string, string>>;
}

export type CaseStatement = {
  [T in StatementType]: {
    readonly type: T;
    readonly body: Bodies[T];
    readonly phase?: number | null;
    readonly person?: string | null;
    readonly time?: string;
  };
}[StatementType];

export interface PassingCase extends ProbeCase {
  /** Default Passed. */
  readonly result?: Exclude<Result, 'Failed'>;
  /** The probe judges that files are there and not empty, whatever they hold. */
  readonly anyContent?: true;
}

export interface FailingCase extends ProbeCase {
  /** The one rule that must be found. */
  readonly rule: string;
  /** Rules that cannot be told apart from it in this world. */
  readonly also?: readonly string[];
  /** Default Failed. Passed only where the rule is advice (severity low or info). */
  readonly result?: Result;
}

export interface ProbeCases {
  readonly passes: readonly PassingCase[];
  readonly fails: readonly FailingCase[];
}

export const caseCommit = '4c1f0a2b7d3e5f60718293a4b5c6d7e8f9012345';
export const caseNow = '2026-11-24T09:00:00Z';

export function sha256Of(content: string | Uint8Array): Sha256 {
  return createHash('sha256').update(content).digest('hex');
}
