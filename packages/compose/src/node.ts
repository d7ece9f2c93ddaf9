/** Where a value stands, counted from 1 as editors do. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `!reset` takes a value of an earlier file away, `!override` replaces it without merging. */
export type Directive = 'reset' | 'override';

interface Placed {
  readonly at: Position;
  /** Values of earlier files that this one replaced, the nearest first. */
  readonly replaced: readonly Position[];
  readonly directive: Directive | null;
}

export type ScalarValue = string | number | boolean | null;

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** Quoted or block text is a string whatever it looks like. */
  readonly quoted: boolean;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly ComposeNode[];
}

export interface MapEntry {
  readonly keyAt: Position;
  readonly value: ComposeNode;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  /** In the order in which they were written. */
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** A value of a Compose file that knows where it was written. Never changed in place: each stage makes new ones. */
export type ComposeNode = ScalarNode | ListNode | MapNode;

/** Keys and list indexes from the top of the model to a value. */
export type NodePath = readonly (string | number)[];
