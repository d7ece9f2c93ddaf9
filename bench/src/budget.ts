/** One measured line of the table: what was measured, beside what, and what it may be. */
export interface Measurement {
  readonly work: string;
  /** What was measured, with its unit. */
  readonly measured: string;
  /** The peer or the bare limit that was measured in the same run. */
  readonly beside: string;
  /** The ratio (or the value, where the budget is one) that is held against the limit. */
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ratio' | 's' | 'MB';
  readonly better: 'lower' | 'higher';
}

/** A budget of DESIGN.md. `measure` throws when it cannot measure: that is printed, and is not a budget that holds. */
export interface Budget {
  readonly name: string;
  measure(): Promise<readonly Measurement[]>;
}

export function holds({ value, limit, better }: Measurement): boolean {
  return better === 'lower' ? value <= limit : value >= limit;
}
