/** A value in its normal form: what means the same is the same, whatever notation it came in. */
export type FactValue = null | boolean | number | string | readonly string[];

export interface Fact {
  readonly value: FactValue;
  /** `path:line` */
  readonly at: string;
  /** The environment variable that decides it, where one does: it is not said again as a difference of its own. */
  readonly variable?: string | null;
}

/** What both sides are asked about. The table in facts.ts says what a difference in each of them means. */
export type FactName =
  | 'authentication'
  | 'encryption'
  | 'non-root'
  | 'user'
  | 'read-only'
  | 'capabilities dropped'
  | 'capabilities added'
  | 'no new privileges'
  | 'unprivileged'
  | 'seccomp'
  | 'apparmor'
  | 'own namespaces'
  | 'closed networks'
  | 'published'
  | 'persistence'
  | 'replicas'
  | 'memory'
  | 'cpus'
  | 'pids'
  | 'restart'
  | 'command'
  | 'entrypoint'
  | 'health check'
  | 'log sink';

export interface EnvironmentFact {
  /** null: the shell, a secret file or a store of secrets has it, and the files do not say it. */
  readonly value: string | null;
  /** Name of the one place that it is taken from, where that place is the same for everybody who names it. */
  readonly store: string | null;
  readonly at: string;
}

export interface ImageFact {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

/** One component as one side describes it. What a side does not say is not there, and is not compared. */
export interface Sheet {
  readonly service: string;
  readonly at: string;
  /** Id of the component table, or the last part of the repository; null: it is built here, or nobody said. */
  readonly family: string | null;
  /** `16`, or `0.25` below one; null: its image does not say. */
  readonly major: string | null;
  readonly image: (ImageFact & { readonly at: string }) | null;
  /** How it is built, in one line; null where it is not built here. */
  readonly build: Fact | null;
  /** The team's own program, by what the component table does not know. */
  readonly own: boolean;
  /** Strangers reach it. */
  readonly exposed: boolean;
  readonly facts: ReadonlyMap<FactName, Fact>;
  /** Further settings by their Compose key; null: this form has no such keys. */
  readonly settings: ReadonlyMap<string, Fact> | null;
  /** null: this side does not say what its environment holds. */
  readonly environment: ReadonlyMap<string, EnvironmentFact> | null;
  /** false: some of its variables come from where nobody can look. */
  readonly environmentComplete: boolean;
  /** Stores and files of the tree that its secrets come from, by the name of the secret. */
  readonly secrets: ReadonlyMap<string, Fact>;
}

export type SideTitle = 'staging' | 'production';

export interface Side {
  readonly title: SideTitle;
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** Services that a file touches which does not load: nothing is said about them. */
  readonly left: readonly string[];
  /** Why not all of it was read; null: all was. */
  readonly problem: string | null;
}
