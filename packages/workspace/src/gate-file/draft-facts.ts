import type { ExposureEntry, TesterDocument } from '@sallyport/gate';

/** What `init` found out by looking around, and what it was told. Lists are empty and single things null where nothing was found. */
export interface DraftFacts {
  readonly project: string;
  /** An address without a scheme, such as `emberfall.example/sallyport`. */
  readonly origin: string;
  readonly kind: 'live' | 'demo';
  readonly phase: { readonly number: number; readonly title: string };
  readonly previousLog: string | null;
  /** Whether the record holds a signed GO of the previous phase. */
  readonly signedPredecessor: boolean;
  readonly candidate: {
    readonly version: string | null;
    readonly tag: string | null;
    readonly changelog: string | null;
    readonly versionFiles: readonly string[];
  };
  readonly staging: { readonly files: readonly string[]; readonly environment: readonly string[] };
  /** What staging publishes now; null where that is not known. */
  readonly exposure: {
    readonly entries: readonly ExposureEntry[];
    /** Left to people: data stores, administration and debuggers, with what stands behind them. */
    readonly doubtful: readonly { readonly entry: ExposureEntry; readonly what: string }[];
  } | null;
  readonly production: { readonly files: readonly string[]; readonly environment: readonly string[] };
  readonly documents: readonly {
    readonly path: string;
    readonly title: string;
    readonly kind: TesterDocument['kind'];
  }[];
  readonly knownIssues: string | null;
  readonly hostLoss: string | null;
  readonly testReports: readonly string[];
  readonly scanReports: readonly string[];
  readonly rota: string | null;
  readonly incidentPlan: string | null;
  readonly policy: string | null;
  readonly governance: string | null;
  readonly installerManifest: string | null;
  /** Untracked files that are judged: environment files with secrets, folders of artefacts. */
  readonly untracked: readonly { readonly path: string; readonly kind: 'secret' | 'artefact' }[];
  readonly runner: string | null;
}

/** A project in which nothing was found yet: whoever drafts for a certain one names what it has. */
export const nothingFound: Omit<DraftFacts, 'project' | 'origin' | 'phase'> = {
  kind: 'live',
  previousLog: null,
  signedPredecessor: false,
  candidate: { version: null, tag: null, changelog: null, versionFiles: [] },
  staging: { files: [], environment: [] },
  exposure: null,
  production: { files: [], environment: [] },
  documents: [],
  knownIssues: null,
  hostLoss: null,
  testReports: [],
  scanReports: [],
  rota: null,
  incidentPlan: null,
  policy: null,
  governance: null,
  installerManifest: null,
  untracked: [],
  runner: null,
};
