export type DefectSeverity = 'critical' | 'high' | 'medium' | 'low';

const scales: readonly (readonly [DefectSeverity, RegExp])[] = [
  ['critical', /^(?:critical|blocker|blocking|showstopper|fatal|catastrophic|s1|sev(?:erity)?[- ]?1|p0)$/i],
  ['high', /^(?:high|major|severe|serious|urgent|s2|sev(?:erity)?[- ]?2|p1)$/i],
  ['medium', /^(?:medium|moderate|normal|average|s3|sev(?:erity)?[- ]?3|p2)$/i],
  ['low', /^(?:low|minor|trivial|cosmetic|informational|info|s4|sev(?:erity)?[- ]?4|p3|p4)$/i],
];

/** Severity that a word alone names (a table cell, a label's value), decorations left out; null for anything else. */
export function severityOf(word: string): DefectSeverity | null {
  const plain = word
    .replace(/[^\p{L}\p{N} -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const part of [plain, plain.split(' ')[0] ?? '', plain.split(' ').at(-1) ?? '']) {
    const found = scales.find(([, pattern]) => pattern.test(part));
    if (found !== undefined) return found[0];
  }
  return null;
}

/** Severity that a text labels itself with: `Severity: high`, `[High] …`, `(critical)`, `High – …`; null without one. */
export function labelledSeverity(text: string): DefectSeverity | null {
  const label = /\b(?:severity|priority|impact|sev)\b\W{1,4}([\p{L}\p{N}-]+)/iu.exec(text)?.[1];
  const labelled = label === undefined ? null : severityOf(label);
  if (labelled !== null) return labelled;
  const bracket = /[([]\s*([\p{L}\p{N}-]+(?:[- ]\d)?)(?:\s+(?:severity|priority))?\s*[)\]]/iu.exec(text)?.[1];
  const lead = /^\W*([\p{L}\p{N}]+)\s*(?::|–|—|\s-\s)/u.exec(text)?.[1];
  const phrase = /\b(critical|high|medium|low)[- ](?:severity|priority)\b/i.exec(text)?.[1];
  return (
    (bracket === undefined ? null : severityOf(bracket)) ??
    (lead === undefined ? null : severityOf(lead)) ??
    (phrase === undefined ? null : severityOf(phrase))
  );
}
