/** Permanent codes of what the gate refuses to compute with. */
export type GateErrorCode =
  | 'GATE_DURATION_INVALID'
  | 'GATE_INSTANT_INVALID'
  | 'GATE_RESOLVED_INVALID'
  | 'GATE_DECISION_UNREPLAYABLE'
  | 'GATE_SEMANTICS_UNKNOWN';

/** The gate cannot compute: whoever catches it shows HOLD, never a pass. */
export class GateError extends Error {
  override readonly name = 'GateError';
  readonly code: GateErrorCode;

  constructor(code: GateErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
  }
}
