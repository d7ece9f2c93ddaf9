import type { ArtefactReader, HistoryReader, Mode, ResolvedGate, Selector, TreeReader } from '@sallyport/gate';
import type { Coverage, Finding, RecordView, Result } from '@sallyport/record';

export type Area = 'history' | 'staging' | 'installers' | 'documents' | 'channels' | 'incident' | 'disclosure';

export interface ProbeContext {
  readonly gate: ResolvedGate;
  /** The criterion this facet belongs to: the same probe may look at different documents for I1 and I2. */
  readonly criterion: string;
  readonly tree: TreeReader;
  readonly artefacts: ArtefactReader;
  readonly history: HistoryReader;
  /** null while no trust root was founded. */
  readonly record: RecordView | null;
  /** RFC 3339 UTC. Probes have no clock of their own. */
  readonly now: string;
  readonly signal: AbortSignal;
  progress(line: string): void;
}

/** What a run found out. `run` adds who looked, when and from where. */
export interface Observation {
  readonly result: Result;
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly facts: Readonly<Record<string, string>>;
}

export type ProbeRun = (context: ProbeContext) => Promise<Observation>;

/** A rule of a probe: what the documentation, the drill and the meta-test know about one kind of finding. */
export interface RuleDefinition {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** Standard, handbook section, or `measured`. */
  readonly source: string;
}

/** Everything about a probe that can be known without loading its code. */
export interface ProbeDefinition {
  /** `history.claims` */
  readonly id: string;
  readonly area: Area;
  readonly mode: Mode;
  readonly title: string;
  readonly looksAt: string;
  readonly needs: readonly ('files' | 'history' | 'artefacts' | 'record')[];
  readonly source: string;
  readonly rules: readonly RuleDefinition[];
  /** What the facet looks at, so that a changed input is noticed without running anything. */
  subject(gate: ResolvedGate, criterion: string): readonly Selector[];
  load(): Promise<ProbeRun>;
  /** Loads the edit that this probe must notice on any project where it passes; `drill` applies it to a copy. */
  loadSabotage(): Promise<Sabotage>;
}

/** Files to write (or, with null, to delete) in a copy of the judged tree or its artefacts. */
export interface SabotageEdit {
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

/** What to break so that the probe must fail: one plausible, real-world mistake. null: there is nothing to break here. */
export type Sabotage = (context: ProbeContext) => Promise<Sabotaged | null>;

export interface Sabotaged {
  readonly what: string;
  readonly edits: readonly SabotageEdit[];
  /** For probes that look at the gate file or the trust root: the gate as somebody may have spoiled it. */
  readonly gate?: ResolvedGate;
}
