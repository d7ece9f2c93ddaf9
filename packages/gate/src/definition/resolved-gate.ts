import type { Instant, PersonId, RoleId, Sha256 } from '@sallyport/record';

/** How a fact was looked at. One built mode never speaks for another. */
export type Mode = 'file' | 'engine' | 'host' | 'outside' | 'time' | 'drill' | 'api';

/** What a criterion is about. The workspace turns each into selectors, and selectors into digests. */
export type SubjectGroup =
  | 'gate'
  | 'candidate'
  | 'previous-log'
  | 'papers'
  | 'deliverables'
  | 'reports'
  | 'scan-reports'
  | 'staging'
  | 'production'
  | 'tester-documents'
  | 'known-issues'
  | 'host-loss'
  | 'installers'
  | 'rota'
  | 'channels'
  | 'incident'
  | 'disclosure'
  | 'governance'
  | 'narrative'
  | 'trust';

export type Facet =
  | {
      readonly kind: 'probe' /** `history.claims@file` */;
      readonly id: string;
      readonly probe: string;
      readonly mode: Mode;
    }
  | {
      readonly kind: 'sign' /** `sign` */;
      readonly id: 'sign';
      readonly roles: readonly RoleId[];
      /**
       * `criterion`: one answer a role. `deliverable`: every deliverable by its owner (A3). `findings`: only needed while
       * the probed facets of the criterion have findings (A8).
       */
      readonly per: 'criterion' | 'deliverable' | 'findings';
    };

export interface Criterion {
  /** `A1`. The letter is the area. */
  readonly id: string;
  readonly title: string;
  /** One plain sentence, true when the criterion is met: what a signer without a technical background reads. */
  readonly asks: string;
  /** Where the criterion comes from: a standard, a handbook section, the mission, or the gate file itself. */
  readonly source: string;
  readonly owner: RoleId;
  readonly facets: readonly Facet[];
  /** ISO 8601 duration; null: until its subject changes. */
  readonly maxAge: string | null;
  /** How long an aged pass keeps an open door open; default one age. */
  readonly grace: string | null;
  readonly required: boolean;
  readonly waivable: boolean;
  /** In the code, not in the profile: E8, L4, I2. */
  readonly floor: boolean;
  readonly about: readonly SubjectGroup[];
  /** Further files that a criterion of the gate file's own is about. */
  readonly files: readonly string[];
  /** Criteria whose substance a summary sign-off binds; areas are already expanded. */
  readonly restsOn: readonly string[];
}

export type WeakeningKind =
  | 'dropped'
  | 'recommended'
  | 'age stretched'
  | 'grace stretched'
  | 'waivable'
  | 'facet dropped'
  | 'owner'
  | 'not applicable'
  | 'difference from production'
  | 'no signed predecessor'
  | 'fewer votes'
  | 'smaller quorum'
  | 'lower duty grade';

/** One way in which the gate file stands below its profile. Holds only with a deviation in force. */
export interface Weakening {
  readonly digest: Sha256;
  readonly criterion: string;
  readonly kind: WeakeningKind;
  /** The profile's line and the gate file's line, for people. */
  readonly profile: string;
  readonly gate: string;
  readonly reason: string | null;
  /**
   * The criterion with this one weakening applied; null: it is dropped. `not applicable`, `no signed predecessor`,
   * `difference from production` and what concerns a rule of the verdict leave the criterion as it is.
   */
  readonly relieved: Criterion | null;
  /** Set for `difference from production` alone. */
  readonly difference: ProductionDifference | null;
  /** Set for `fewer votes`, `smaller quorum` and `lower duty grade` alone: the rule of the verdict as wished. */
  readonly rule: RelievedRule | null;
}

/** A rule of the verdict, weaker than it is without the gate file. Stands under O1, whose owner signs for it. */
export type RelievedRule =
  | { readonly kind: 'needed'; readonly role: RoleId; readonly needed: number }
  | { readonly kind: 'quorum'; readonly quorum: number }
  | { readonly kind: 'grade'; readonly grade: ResolvedGate['minimumGrade'] };

/** A configuration key of a service that staging has otherwise than production. */
export interface ProductionDifference {
  readonly service: string;
  /** Dotted path inside the service, such as `deploy.resources.limits.memory`. */
  readonly key: string;
  readonly reason: string;
}

export interface Role {
  readonly id: RoleId;
  readonly title: string;
  /** How many of its holders must say GO; null: all. */
  readonly needed: number | null;
  readonly required: boolean;
  /** Every holder signs off, not one of them (the tech leads). */
  readonly everyHolderSigns: boolean;
}

export interface Deliverable {
  readonly id: string;
  readonly title: string;
  readonly owner: RoleId;
  readonly files: readonly string[];
  readonly acceptance: string;
}

export interface TesterDocument {
  readonly path: string;
  readonly title: string;
  readonly kind: 'guide' | 'faq' | 'asset-plan' | 'terms' | 'privacy' | 'notice' | 'other';
  /** A legal text (terms, privacy notice). Legal's review (I2) covers every tester document all the same. */
  readonly legal: boolean;
}

export interface Report {
  readonly path: string;
  readonly format: 'junit' | 'ctrf' | 'sarif';
  readonly suite: string;
}

/** What is declared to be reachable. What people did not write is not there. */
export interface ExposureEntry {
  readonly address: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly service: string;
  readonly purpose: string;
  readonly tls?: boolean;
  /** How it asks who they are; `none`: it does not. */
  readonly authentication?: string;
  readonly who?: string;
  /** Last day on which the entry counts, `2026-12-15`, in UTC. */
  readonly until?: string;
}

export interface ResolvedGate {
  readonly sallyport: 1;
  readonly profile: { readonly name: string; readonly version: string };
  readonly project: { readonly name: string; readonly origin: string; readonly kind: 'live' | 'demo' };
  readonly phase: {
    readonly number: number;
    readonly title: string;
    /** `Phase 7 (External Closed Testing) Initiated`: what a GO declares. */
    readonly outcome: string;
    readonly previous: { readonly number: number; readonly log: string } | null;
  };
  readonly candidate: {
    readonly version: string;
    readonly tag: string | null;
    /** A commit-ish on the repository; null: what the tag points at. */
    readonly commit: string | null;
    readonly changelog: string | null;
    /** Files that state the version, such as package.json or Cargo.toml. */
    readonly versionFiles: readonly string[];
  };
  readonly papers: {
    readonly log: string;
    readonly minutes: string;
    readonly deliverables: string;
    readonly readiness: string;
  };
  readonly git: { readonly branch: string; readonly message: string };
  readonly roles: readonly Role[];
  /** Role ids in the order they are called and shown. */
  readonly callOrder: readonly RoleId[];
  readonly incompatible: readonly (readonly [RoleId, RoleId])[];
  readonly minimumGrade: 'A' | 'B' | 'C' | 'S';
  readonly kickoff: { /** Roles that must attend. */ readonly quorum: number };
  readonly criteria: readonly Criterion[];
  readonly weakenings: readonly Weakening[];
  readonly deliverables: readonly Deliverable[];
  readonly test: {
    readonly start: Instant;
    readonly end: Instant;
    readonly zone: string;
    readonly cohortCap: number;
    readonly firstWave: number;
    readonly stopRules: readonly string[];
  } | null;
  readonly staging: {
    readonly files: readonly string[];
    readonly environment: readonly string[];
    readonly exposure: readonly ExposureEntry[];
  };
  readonly production: {
    readonly files: readonly string[];
    readonly environment: readonly string[];
    /** Only those under a deviation in force; `applyDeviations` fills it. The declared ones stand in `weakenings`. */
    readonly differences: readonly ProductionDifference[];
  };
  readonly documents: readonly TesterDocument[];
  readonly knownIssues: string | null;
  readonly hostLoss: string | null;
  readonly testReports: readonly Report[];
  readonly scanReports: readonly Report[];
  readonly defectLimit: { readonly critical: 0; readonly high: number };
  readonly channels: { readonly chat: string | null; readonly tracker: string | null };
  readonly rota: {
    readonly file: string;
    /** Gaps shorter than this many minutes are allowed; default 0. */
    readonly allowedGapMinutes: number;
  } | null;
  readonly incident: { readonly plan: string; readonly onCall: readonly PersonId[] } | null;
  readonly disclosure: { readonly policy: string; readonly governance: string } | null;
  readonly installers: {
    readonly manifest: string;
    readonly platforms: readonly string[];
    readonly directory: string;
  } | null;
  readonly narrative: { readonly model: string; readonly hardware: readonly string[] } | null;
  /** Untracked inputs that are judged all the same. */
  readonly untracked: readonly { readonly path: string; readonly kind: 'secret' | 'artefact' }[];
  /** Facet id, or `*`, to the runner ids whose evidence counts. */
  readonly runners: Readonly<Record<string, readonly string[]>>;
}
