import type { Fingerprint, Instant, PersonId, RoleId, Sha256 } from './header.ts';

export type Actor = 'Human' | 'Software' | 'Software Assisted';

export interface TrustKey {
  readonly fingerprint: Fingerprint;
  /** `type base64`, as in an OpenSSH public key file, without comment. */
  readonly publicKey: string;
  /** Exactly one of person and runner is set. */
  readonly person: PersonId | null;
  readonly runner: string | null;
  readonly actor: Actor;
  /** Whether the key itself proves that a person was present (security key, passkey). */
  readonly presence: 'proved' | 'key file';
  readonly status: 'active' | 'retired' | 'compromised';
  /** With `compromised`: statements sealed at this log index or later (or not sealed) are void. Otherwise null. */
  readonly since: number | null;
}

/** A whole trust root. Version n+1 takes effect when `threshold` distinct persons of version n signed it. */
export interface TrustBody {
  readonly version: number;
  /** Digest of the trust statement of version n-1; null in the genesis. */
  readonly previous: Sha256 | null;
  /** Name of the record, a schema-less address such as `emberfall.example/sallyport`. */
  readonly origin: string;
  /** Printed wherever the record is shown. */
  readonly kind: 'live' | 'demo';
  /** Recovery only: the genesis that this record replaces. */
  readonly replaces: Sha256 | null;
  readonly threshold: number;
  readonly persons: readonly { readonly id: PersonId; readonly vouchedBy: PersonId }[];
  readonly keys: readonly TrustKey[];
  readonly grants: readonly { readonly person: PersonId; readonly role: RoleId }[];
  /** Keys that may seal checkpoints. */
  readonly sealers: readonly Fingerprint[];
  /** Digest of the people file (names, addresses): the only place with personal data. */
  readonly people: Sha256;
}

/**
 * Baseline: seals the gate file's source bytes, those of the project's own profiles that it extends, and its resolved
 * form, all as blobs: so that anybody can resolve the source again and compare. Needs two persons.
 */
export interface GateBody {
  readonly path: string;
  readonly source: Sha256;
  /** The project's own profiles in the order in which they were read; none where it extends built-in ones alone. */
  readonly profiles: readonly { readonly path: string; readonly sha256: Sha256 }[];
  readonly resolved: Sha256;
  readonly profile: { readonly name: string; readonly version: string };
  readonly rules: string;
  /** Facets that are probed under this baseline, sorted. Probes that come later advise until the next baseline. */
  readonly facets: readonly string[];
  /** Commit of the materials the gate file was read from. */
  readonly commit: string;
}

export type Result = 'Passed' | 'Failed' | 'NeedsReview' | 'NotApplicable' | 'NotRun' | 'Unknown';
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Rule and logical address; survives moved lines. 64 hex digits. */
  readonly fingerprint: Sha256;
  /**
   * Where, for people and for machines that mark it: `path:line`, with its region `path:line:column-column` or
   * `path:line:column-line.column` (columns from 1, the end behind the last sign), a path alone, or a logical address.
   */
  readonly place: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** How much of what there was a probe looked at. */
export interface Coverage {
  readonly looked: number;
  readonly total: number;
  readonly unit: string;
}

export interface EvidenceEntry {
  readonly criterion: string;
  /** `probe@mode`. */
  readonly facet: string;
  readonly vantage: string;
  /** Digest of what was looked at; equal digests mean the same thing. */
  readonly subject: Sha256;
  readonly observedAt: Instant;
  readonly result: Result;
  /** One sentence for people. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** Flat facts that papers and claims may cite. */
  readonly facts: Readonly<Record<string, string>>;
  /** Statements whose entry for the same criterion, facet, subject and vantage this one follows. */
  readonly previous: readonly Sha256[];
}

export interface EvidenceBody {
  readonly tool: string;
  readonly rules: string;
  readonly materials: string;
  readonly candidate: string | null;
  readonly entries: readonly EvidenceEntry[];
}

export type SignoffPurpose = 'criterion' | 'deliverable' | 'acknowledgement' | 'minutes' | 'co-signature';

export interface SignoffEntry {
  /** Criterion id, deliverable id, document path, `minutes`, or the digest of the proposal that is co-signed. */
  readonly about: string;
  readonly role: RoleId | null;
  readonly answer: 'accepted' | 'rejected';
  readonly reason: string | null;
  /** What the answer binds; it stands exactly while today's substance has this digest. */
  readonly substance: Sha256;
}

/** A document as its signer had it open. Names are paths in the project or labels of the page; files may be renamed. */
export interface OpenedDocument {
  readonly name: string;
  readonly sha256: Sha256;
}

export interface SignoffBody {
  readonly purpose: SignoffPurpose;
  /** The sentence that the signer agreed to. */
  readonly meaning: string;
  /** Digest of the text exactly as it was shown before signing. */
  readonly shown: Sha256;
  /** Documents that the signer opened before answering, sorted by name. Empty from a terminal, whose text names digests. */
  readonly opened: readonly OpenedDocument[];
  readonly entries: readonly SignoffEntry[];
}

/** Relief after the fact, for listed findings of one failed facet. Takes effect with an approver's co-signature. */
export interface WaiverBody {
  readonly criterion: string;
  readonly facet: string;
  readonly findings: readonly Sha256[];
  readonly reason: string;
  readonly expires: Instant;
}

/** Relief declared before: what the gate file does below its profile. Takes effect with another person's co-signature. */
export interface DeviationBody {
  readonly criterion: string;
  /** Digest of the weakening as the gate computes it (criterion, the profile's line, the gate file's line). */
  readonly weakening: Sha256;
  readonly reason: string;
  readonly expires: Instant | null;
}

export interface KickoffBody {
  readonly title: string;
  readonly chair: PersonId;
  readonly invited: readonly PersonId[];
  readonly agenda: readonly string[];
}

export interface Snapshot {
  readonly candidate: Sha256;
  readonly materials: string;
  readonly baseline: Sha256;
  /** Substance of every criterion at this moment. */
  readonly substances: Readonly<Record<string, Sha256>>;
  /** Today's digest of what each probed facet looks at, `criterion/probe@mode`. Replay needs it. */
  readonly subjects: Readonly<Record<string, Sha256>>;
  /** Digest of what each criterion is about, and of each deliverable. Replay needs them too. */
  readonly about: Readonly<Record<string, Sha256>>;
  readonly deliverables: Readonly<Record<string, Sha256>>;
  /** Statement digests of the waivers and deviations in force. */
  readonly relief: readonly Sha256[];
}

export interface PollBody {
  readonly kickoff: Sha256;
  readonly opened: Instant;
  readonly deadline: Instant;
  /** Frozen: role, persons who hold it, how many of them must say GO. In roll-call order. */
  readonly stations: readonly {
    readonly role: RoleId;
    readonly persons: readonly PersonId[];
    readonly needed: number;
  }[];
  readonly snapshot: Snapshot;
}

export interface VoteBody {
  /** null: a no-go cast outside of any poll. */
  readonly poll: Sha256 | null;
  readonly roles: readonly RoleId[];
  readonly answer: 'go' | 'no-go';
  readonly reason: string | null;
  /** Digest of the poll's snapshot that the voter saw; null outside of a poll. */
  readonly snapshot: Sha256 | null;
}

export type PaperKind = 'log' | 'minutes' | 'deliverables' | 'readiness';

/** The bytes of a paper (a blob) and every generated part in it, in order. */
export interface PaperBody {
  readonly kind: PaperKind;
  readonly path: string;
  readonly bytes: Sha256;
  readonly templates: string;
  readonly parts: readonly { readonly id: string; readonly sha256: Sha256 }[];
  /** Digest of the paper with every generated part emptied but the minutes' `body`: what approvals and A2 bind. */
  readonly body: Sha256;
}

export interface DecisionBody {
  readonly verdict: 'GO' | 'NO-GO' | 'HOLD';
  /** Version of the verdict's semantics that decided. */
  readonly semantics: string;
  readonly poll: Sha256 | null;
  readonly at: Instant;
  readonly log: { readonly size: number; readonly root: Sha256 };
  readonly snapshot: Snapshot;
  /** Every statement that counted, and every sign-off or vote that did not, with the reason. */
  readonly counted: readonly Sha256[];
  readonly notCounted: readonly { readonly statement: Sha256; readonly reason: string }[];
  readonly missingRoles: readonly RoleId[];
  readonly reasons: readonly string[];
  readonly duty: { readonly grade: 'A' | 'B' | 'C' | 'S'; readonly notes: readonly string[] };
  readonly offline: boolean;
  readonly branch: string;
  readonly message: string;
}

export interface HoldBody {
  readonly decision: Sha256;
  readonly reason: string;
  readonly criteria: readonly string[];
}

export interface ResumeBody {
  readonly holds: readonly Sha256[];
  readonly role: RoleId;
  readonly reason: string;
}

/** Takes back an own statement, or declares an own cited statement lost. */
export interface WithdrawBody {
  readonly statement: Sha256;
  readonly lost: boolean;
  readonly reason: string;
}

export interface Bodies {
  readonly trust: TrustBody;
  readonly gate: GateBody;
  readonly evidence: EvidenceBody;
  readonly signoff: SignoffBody;
  readonly waiver: WaiverBody;
  readonly deviation: DeviationBody;
  readonly kickoff: KickoffBody;
  readonly poll: PollBody;
  readonly vote: VoteBody;
  readonly paper: PaperBody;
  readonly decision: DecisionBody;
  readonly hold: HoldBody;
  readonly resume: ResumeBody;
  readonly withdraw: WithdrawBody;
}

export type StatementType = keyof Bodies;
