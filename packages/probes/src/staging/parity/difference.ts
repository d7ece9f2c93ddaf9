import type { ProductionDifference } from '@sallyport/gate';
import type { Severity } from '@sallyport/record';

/**
 * `block`: no declaration excuses it. `declare`: allowed under a signed deviation. `info`: two environments differ in
 * it for good reasons. `must-differ`: being equal is the defect.
 */
export type DifferenceClass = 'block' | 'declare' | 'info' | 'must-differ';

export type ParityRule =
  | 'component'
  | 'image'
  | 'missing-service'
  | 'authentication'
  | 'transport'
  | 'hardening'
  | 'environment'
  | 'capacity'
  | 'undeclared'
  | 'shared-secret'
  | 'shared-target'
  | 'idle-declaration';

export interface Difference {
  readonly rule: ParityRule;
  readonly class: DifferenceClass;
  readonly severity: Severity;
  readonly service: string;
  /** Keys under which the gate file may declare it; the first is proposed and names it. */
  readonly keys: readonly string[];
  /** For people, in one word or two. Values of secrets are never shown. */
  readonly staging: string;
  readonly production: string;
  readonly what: string;
  /** `path:line` */
  readonly at: string;
}

export interface JudgedDifference extends Difference {
  /** The declaration that covers it and is in force. */
  readonly declared: ProductionDifference | null;
  /** It is declared in the gate file, and nobody signed the deviation. */
  readonly unsigned: boolean;
}

/** Whether nothing speaks against it any more. */
export function isExcused(difference: JudgedDifference): boolean {
  return difference.class === 'info' || (difference.class === 'declare' && difference.declared !== null);
}
