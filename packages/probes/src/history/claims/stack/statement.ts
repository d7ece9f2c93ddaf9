import type { Severity } from '@sallyport/record';
import type { Place } from '../claim.ts';
import type { Service, Stack } from './stack.ts';

/** Something in the Compose files that a statement denies. */
export interface Counterexample {
  readonly what: string;
  readonly at: Place;
}

/** What a statement is held against: the stack, the services it speaks of, and the ports declared as public. */
export interface Scope {
  readonly stack: Stack;
  readonly services: readonly Service[];
  readonly declared: ReadonlySet<string>;
  readonly text: string;
}

/** One kind of statement about a stack. */
export interface StackStatement {
  readonly name: string;
  readonly severity: Severity;
  readonly says: readonly RegExp[];
  /** `named`: of services that it denies something of; `mentioned`: of those whose names stand in it; `all`: of those, or else of every one. */
  readonly about: 'all' | 'named' | 'mentioned';
  /** Whether ports that are excepted by number leave it whole: "apart from 80 and 443". */
  readonly excepts?: true;
  /** Whether no counterexample in completely read files supports it; images may hold what files do not show. */
  readonly supports: boolean;
  against(scope: Scope): readonly Counterexample[];
}
