import type { Position } from '@sallyport/compose';
import type { ExposureEntry } from '@sallyport/gate';
import type { Severity } from '@sallyport/record';
import type { RuleDefinition } from '../../probe.ts';
import type { StackView } from './stack-view.ts';

/** One instance of a rule. `why` and `fix` are the rule's unless the place calls for its own. */
export interface RuleSighting {
  /** From context: who reaches it, whether it asks who they are, and what it is. */
  readonly severity: Severity;
  /** Logical place, stable when lines move: `redis.ports 6379/tcp`. */
  readonly address: string;
  readonly at: Position | { readonly file: string; readonly line: number };
  readonly what: string;
  readonly why?: string;
  readonly fix?: string;
}

/** A rule about a stack as it is written: one entry, one file, one purpose. */
export interface StagingRule extends RuleDefinition {
  /** Number in the catalogue, printed in its documentation: `EXP-02`. */
  readonly number: string;
  /** Pure. Throws nothing: what it cannot judge it leaves out, and the loader has refused what cannot be read. */
  readonly find: (stack: StackView) => readonly RuleSighting[];
}

/** A small stack. Services are laid over one that breaks no rule (see case-stack.ts); null takes a key away. */
export interface StackCase {
  readonly services?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Other top-level keys of the Compose file. */
  readonly model?: Readonly<Record<string, unknown>>;
  /** Instead of the above: Compose files as text, in order. */
  readonly compose?: readonly string[];
  /** Other files of the tree. */
  readonly files?: Readonly<Record<string, string>>;
  readonly exposure?: readonly ExposureEntry[];
  /** Committed environment file. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Files that the gate file declares as secret. */
  readonly untracked?: readonly string[];
  /** Severity that the sighting must have, where context decides it. */
  readonly severity?: Severity;
}

/** What a rule must find, and what it must leave alone: at least one of each. */
export interface RuleCases {
  readonly fires: readonly StackCase[];
  readonly silent: readonly StackCase[];
}
