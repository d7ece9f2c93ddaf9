import { exitCode, verdictExitCode } from '../../exit-code.ts';
import type { Verification } from './verify-record.ts';

/** By the decision as decided; with `--at` by the verdict then, and 2 while the door is held. */
export function verificationExitCode({ refused, verdict, missing, at }: Verification): number {
  if (refused.length > 0) return exitCode.recordRefused;
  if (!at) return verdictExitCode(verdict);
  const shut = missing > 0 || at.door === 'held';
  return verdictExitCode(at.verdict === 'GO' && shut ? 'HOLD' : at.verdict);
}
