import { printable } from '@sallyport/actions';
import type { Finding } from '@sallyport/record';
import { styler } from '../../terminal/style.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { FoundRule } from './find-rule.ts';

/** The full page of a rule: what it is, why it matters, what to do, and every place where it was found here. */
export function ruleText(
  { rule, probe }: FoundRule,
  findings: readonly Finding[] | null,
  terminal: Pick<Terminal, 'colour'>,
): string {
  const style = styler(terminal);
  return [
    style('bold', rule.title),
    rule.id,
    '',
    `Why        ${rule.why}`,
    `Do         ${rule.fix}`,
    `Source     ${rule.source}`,
    `Found by   ${probe.id}@${probe.mode}, which looks at ${probe.looksAt}`,
    '',
    ...instanceLines(findings),
  ].join('\n');
}

function instanceLines(findings: readonly Finding[] | null): readonly string[] {
  if (findings === null) return ['There is no gate here, so nothing is known about this project.'];
  if (findings.length === 0) return ['The last evidence has no finding of this rule.'];
  return findings.flatMap((finding) => [
    `${finding.severity.padEnd(9)} ${printable(finding.what)}`,
    `          ${printable(finding.place)}   ${finding.fingerprint.slice(0, 12)}`,
    `          do: ${printable(finding.fix)}`,
  ]);
}
