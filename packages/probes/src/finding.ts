import { createHash } from 'node:crypto';
import type { Finding, Severity } from '@sallyport/record';

/**
 * Makes a finding. `address` is its logical place (`service.key`, `claim text`), never a line number: two findings of
 * a rule at the same address are the same finding, so a waiver survives moved lines.
 */
export function finding(from: {
  rule: string;
  severity: Severity;
  address: string;
  place: string;
  what: string;
  why: string;
  fix: string;
}): Finding {
  const { address, ...rest } = from;
  const fingerprint = createHash('sha256').update(`${from.rule}\n${address}`).digest('hex');
  return { ...rest, fingerprint };
}
