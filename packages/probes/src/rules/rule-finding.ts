import type { Finding, Result, Severity } from '@sallyport/record';
import { finding } from '../finding.ts';
import type { ProbeDefinition } from '../probe.ts';

export interface Found {
  /** Last part of the rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  /** Logical place: what makes two findings of a rule the same. */
  readonly address: string;
  readonly place: string;
  readonly what: string;
  /** Where the rule's own advice is too general. */
  readonly fix?: string;
}

/** Makes findings of one probe's rules; why and fix come from its definition, so that they are written once. */
export function findingsOf(definition: ProbeDefinition): (found: Found) => Finding {
  return ({ rule, fix, ...found }) => {
    const id = `${definition.id}.${rule}`;
    const known = definition.rules.find((each) => each.id === id);
    if (known === undefined) throw new RangeError(`The probe ${definition.id} has no rule ${rule}.`);
    return finding({ ...found, rule: id, why: known.why, fix: fix ?? known.fix });
  };
}

/**
 * Failed by any finding of weight; NeedsReview where only findings of `review` rules are left, which a person must
 * judge; findings of severity low and info are advice and let pass.
 */
export function resultOf(findings: readonly Finding[], review: readonly string[] = []): Result {
  const weighty = findings.filter((found) => found.severity !== 'low' && found.severity !== 'info');
  if (weighty.length === 0) return 'Passed';
  return weighty.every((found) => review.includes(found.rule)) ? 'NeedsReview' : 'Failed';
}
