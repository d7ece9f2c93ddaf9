import { ComposeError, problemText } from '@sallyport/compose';
import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext, ProbeDefinition, ProbeRun } from '../../probe.ts';
import { conclude, findingMaker, undecided } from '../../rule-finding.ts';
import { placeText } from './place-text.ts';
import { readStackView } from './read-stack-view.ts';
import type { StackView } from './stack-view.ts';
import type { StagingRule } from './staging-rule.ts';

/** What one probe of the area says about the whole, beside its findings. */
export interface RulesSummary {
  readonly passed: (stack: StackView) => string;
  readonly failed: (findings: readonly Finding[], stack: StackView) => string;
  readonly facts: (stack: StackView) => Readonly<Record<string, string>>;
}

/** A run that holds the stack against rules. Files that do not load leave it unknown: no part of a stack is judged. */
export function stagingRun(
  definition: ProbeDefinition,
  rules: readonly StagingRule[],
  summary: RulesSummary,
): ProbeRun {
  const found = findingMaker(definition.rules);
  return async (context: ProbeContext): Promise<Observation> => {
    const stack = await loaded(context);
    if (typeof stack === 'string') return undecided('Unknown', stack);
    const findings = rules.flatMap((rule) =>
      rule.find(stack).map(({ at, ...sighting }) => found(rule.id, { ...sighting, place: placeText(stack, at) })),
    );
    const { length } = stack.services;
    return conclude({
      findings,
      coverage: { looked: length, total: length + stack.project.disabledServices.length, unit: 'services' },
      facts: summary.facts(stack),
      passed: `${summary.passed(stack)}${supposedText(stack)}`,
      failed: `${summary.failed(findings, stack)}${supposedText(stack)}`,
    });
  };
}

/** Variables that a summary names; all of them would hide the rest of it. */
const mostNamed = 6;

function supposedText({ supposed }: StackView): string {
  if (supposed.length === 0) return '';
  const more = supposed.length > mostNamed ? ` and ${supposed.length - mostNamed} more` : '';
  const names = `${supposed.slice(0, mostNamed).join(', ')}${more}`;
  return ` Nobody sees here what ${names} are: what an example says, or what fits, was taken for them.`;
}

/** The stack, or why there is none. */
async function loaded(context: ProbeContext): Promise<StackView | string> {
  if (context.gate.staging.files.length === 0) return 'The gate file names no Compose files of staging.';
  try {
    return await readStackView(context);
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    const [first] = error.problems;
    const more = error.problems.length > 1 ? ` (and ${error.problems.length - 1} more)` : '';
    return `Staging does not load, so nothing of it is judged: ${first === undefined ? error.message : problemText(first)}${more}`;
  }
}
