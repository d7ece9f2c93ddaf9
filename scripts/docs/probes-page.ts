import { blocks, counted, notice, type Page, table } from './page.ts';

export interface ProbeSource {
  readonly id: string;
  readonly area: string;
  readonly mode: string;
  readonly title: string;
  readonly looksAt: string;
  readonly needs: readonly string[];
  readonly source: string;
  readonly rules: readonly {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly fix: string;
    readonly source: string;
  }[];
}

export function probesPage(probes: readonly ProbeSource[]): Page {
  const sorted = [...probes].sort((left, right) => (facetOf(left) < facetOf(right) ? -1 : 1));
  const rules = sorted.reduce((sum, probe) => sum + probe.rules.length, 0);
  return {
    path: 'docs/reference/probes.md',
    text: blocks([
      notice('the probe definitions in packages/probes/src'),
      '# Probes',
      `${counted(sorted.length, 'probe')} with ${counted(rules, 'rule')}. A probe that could not look says so; that is ` +
        'never a pass.',
      ...sorted.flatMap((probe) => [
        `## ${facetOf(probe)}`,
        `${probe.title}. Looks at ${lowerFirst(probe.looksAt)}. Needs ${probe.needs.join(', ') || 'nothing'}. ` +
          `*${probe.source}*`,
        table(
          ['rule', 'finding', 'why it matters', 'what to do', 'source'],
          probe.rules.map((rule) => [`\`${rule.id}\``, rule.title, rule.why, rule.fix, rule.source]),
        ),
      ]),
    ]),
  };
}

/** The facet that a probe answers: its id and its mode. */
export function facetOf(probe: { readonly id: string; readonly mode: string }): string {
  return `${probe.id}@${probe.mode}`;
}

function lowerFirst(text: string): string {
  const sentence = text.replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
