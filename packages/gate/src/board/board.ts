import type { Finding, Fingerprint, Instant, PersonId, Result, RoleId, Sha256 } from '@sallyport/record';
import type { Criterion, Facet, Weakening } from '../definition/resolved-gate.ts';

export type State = 'met' | 'awaiting' | 'stale' | 'unknown' | 'failed';
export type Verdict = 'GO' | 'NO-GO' | 'HOLD';
export type Door = 'closed' | 'open' | 'held';
export type DutyGrade = 'A' | 'B' | 'C' | 'S';

/** Why something is not met: the shortest true reason, who acts, and the command that helps. */
export interface Explanation {
  readonly criterion: string | null;
  readonly state: State;
  readonly reason: string;
  readonly place: string | null;
  readonly owner: RoleId | null;
  readonly action: string;
  /** Copy-paste command, or null where the action is not a command. */
  readonly command: string | null;
}

export interface FacetView {
  readonly facet: Facet;
  readonly state: State;
  /** `probed`: a built probe looked. `attested`: a person vouches because the probe is not built. `signed`: a sign-off. */
  readonly by: 'probed' | 'attested' | 'signed';
  /** True where every finding of a failed facet is under a waiver in date: ranks as met, shown as failed and waived. */
  readonly waived: boolean;
  /** A signed deviation stands for it (not applicable, no signed predecessor). */
  readonly deviated: boolean;
  readonly result: Result | null;
  readonly summary: string;
  readonly observedAt: Instant | null;
  readonly vantage: string | null;
  readonly findings: readonly Finding[];
  readonly coverage: { readonly looked: number; readonly total: number; readonly unit: string } | null;
  readonly facts: Readonly<Record<string, string>>;
  /** Evidence that counts here. */
  readonly evidence: readonly Sha256[];
  readonly signoffs: readonly SignoffView[];
  /** Where named persons acknowledge a document: what each of them binds today, and who has not. */
  readonly acknowledgement?: {
    readonly path: string;
    readonly substance: Sha256;
    readonly missing: readonly PersonId[];
  } | null;
  readonly explanation: Explanation | null;
}

export interface SignoffView {
  readonly statement: Sha256;
  readonly person: PersonId;
  readonly role: RoleId | null;
  readonly answer: 'accepted' | 'rejected';
  readonly reason: string | null;
  readonly time: Instant;
  /** Whether the bound substance is today's. */
  readonly stands: boolean;
  readonly presence: 'proved' | 'key file';
}

export interface CriterionView {
  readonly criterion: Criterion;
  readonly state: State;
  readonly waived: boolean;
  readonly substance: Sha256;
  readonly facets: readonly FacetView[];
  readonly probed: number;
  readonly attested: number;
  /** Roles whose sign-off this criterion needs, with the persons who may give it. */
  readonly signers: readonly {
    readonly role: RoleId;
    readonly persons: readonly PersonId[];
    readonly missing: readonly PersonId[];
  }[];
  readonly explanation: Explanation | null;
}

export interface ReliefView {
  readonly statement: Sha256;
  readonly kind: 'waiver' | 'deviation';
  readonly criterion: string;
  readonly requestedBy: PersonId;
  readonly approvedBy: readonly PersonId[];
  readonly reason: string;
  readonly expires: Instant | null;
  readonly state: 'proposed' | 'in force' | 'expired' | 'void';
  readonly why: string;
}

export interface VoteView {
  readonly statement: Sha256;
  readonly person: PersonId;
  readonly roles: readonly RoleId[];
  readonly answer: 'go' | 'no-go';
  readonly reason: string | null;
  readonly time: Instant;
  /** Cast in the open poll on its snapshot; a no-go stands wherever it was cast. */
  readonly counts: boolean;
  readonly why: string;
}

export interface StationView {
  readonly role: RoleId;
  readonly title: string;
  readonly answer: 'go' | 'no-go' | 'silent';
  readonly votes: readonly VoteView[];
  readonly needed: number;
  readonly silent: readonly PersonId[];
}

export interface PollView {
  readonly statement: Sha256;
  readonly opened: Instant;
  readonly deadline: Instant;
  readonly state: 'open' | 'complete' | 'void' | 'timed out';
  /** What changed since the snapshot, where it is void. */
  readonly changed: readonly string[];
  readonly stations: readonly StationView[];
}

export interface MinutesView {
  readonly statement: Sha256 | null;
  readonly body: Sha256 | null;
  readonly approvals: readonly SignoffView[];
  readonly needed: readonly PersonId[];
  readonly approved: boolean;
}

export interface RuleView {
  readonly id: 'baseline' | 'kickoff' | 'minutes' | 'waivers' | 'poll' | 'roles' | 'duty' | 'record' | 'floor';
  readonly title: string;
  readonly met: boolean;
  readonly explanation: Explanation | null;
}

export interface HoldView {
  readonly statement: Sha256;
  readonly by: PersonId | null;
  readonly runner: string | null;
  readonly reason: string;
  readonly time: Instant;
  readonly resumedBy: Sha256 | null;
  /** Roles whose `resume` is still missing: sre first, then the owners of what failed. */
  readonly needs: readonly RoleId[];
}

/** Everything that people, papers and machines are told about the gate; computed, never stored. */
export interface Board {
  readonly at: Instant;
  readonly project: string;
  readonly phase: { readonly number: number; readonly title: string; readonly outcome: string };
  readonly candidate: { readonly version: string; readonly commit: string | null };
  readonly kind: 'live' | 'demo';
  /** True where facets show what was just seen, unsigned, instead of the record's evidence. */
  readonly preview: boolean;
  readonly verdict: Verdict;
  readonly door: Door;
  readonly semantics: string;
  readonly criteria: readonly CriterionView[];
  readonly rules: readonly RuleView[];
  /** Worst first; what stands between us and GO. */
  readonly blockers: readonly Explanation[];
  readonly counts: {
    readonly required: number;
    readonly met: number;
    readonly probed: number;
    readonly attested: number;
    readonly waived: number;
  };
  readonly relief: readonly ReliefView[];
  readonly weakenings: readonly (Weakening & { readonly deviation: Sha256 | null })[];
  readonly baseline: { readonly statement: Sha256; readonly changed: readonly string[] } | null;
  readonly kickoff: Sha256 | null;
  readonly poll: PollView | null;
  readonly standingNoGos: readonly VoteView[];
  readonly minutes: MinutesView;
  readonly deliverables: readonly {
    readonly id: string;
    readonly title: string;
    readonly owner: RoleId;
    readonly signoffs: readonly SignoffView[];
    readonly stands: boolean;
    readonly substance: Sha256;
  }[];
  readonly duty: { readonly grade: DutyGrade; readonly notes: readonly string[] };
  readonly roles: readonly { readonly role: RoleId; readonly title: string; readonly persons: readonly PersonId[] }[];
  readonly people: readonly { readonly id: PersonId; readonly name: string; readonly keys: readonly Fingerprint[] }[];
  readonly holds: readonly HoldView[];
  readonly decision: { readonly statement: Sha256; readonly verdict: Verdict; readonly at: Instant } | null;
  readonly record: {
    readonly fingerprint: Sha256;
    readonly sealed: number;
    readonly unsealed: number;
    readonly root: Sha256 | null;
  } | null;
}
