import type { Board, ResolvedGate } from '@sallyport/gate';
import type { Instant, PersonId, Sha256, VerifiedStatement } from '@sallyport/record';

/** Everything that papers are made from. Equal models give equal papers, byte for byte. */
export interface PaperModel {
  readonly gate: ResolvedGate;
  readonly board: Board;
  /** In citation order, as in `RecordView.statements`. */
  readonly statements: readonly VerifiedStatement[];
  /** Display names; a person without one is shown by id. */
  readonly names: ReadonlyMap<PersonId, string>;
  /** The newest checkpoint that seals what the papers say; null while nothing is sealed. */
  readonly checkpoint: { readonly size: number; readonly root: Sha256; readonly time: Instant } | null;
  /** Text of the previous phase's progress log; null where there is none. */
  readonly previousLog: string | null;
  /** Branch that the papers stand on, and the commit of the materials they were made from (null: none yet). */
  readonly branch: string;
  readonly commit: string | null;
}

/** A generated part: `markdown` is exactly the text between its marker lines, with LF line ends. */
export interface PaperPart {
  readonly id: string;
  readonly markdown: string;
}

/** A part as found in a text. `start` and `end` are the lines (from 1) of its begin and end markers. */
export interface LocatedPart extends PaperPart {
  readonly start: number;
  readonly end: number;
}
