import type { FailingCase, PassingCase, ProbeCases } from '../../case.ts';
import { caseWorld } from './case-stack.ts';
import type { RuleCases, StackCase } from './staging-rule.ts';

/** A rule's cases, and the rules that cannot but be found with the first of its bad ones. */
export interface RuleCasesOf extends RuleCases {
  readonly rule: string;
  readonly also?: readonly string[];
  /** Where the rule is advice, and the probe passes all the same. */
  readonly advice?: true;
}

/** The cases of a probe from those of its rules: the first bad one of each, and a stack that breaks none. */
export function probeCases(
  probe: string,
  rules: readonly RuleCasesOf[],
  passes: readonly (StackCase & { readonly name: string })[] = [],
): ProbeCases {
  return {
    passes: [
      { name: 'a stack that breaks no rule', ...caseWorld({}) },
      ...passes.map((stack): PassingCase => ({ name: stack.name, ...caseWorld(stack) })),
    ],
    fails: rules.map(({ rule, fires, also, advice }): FailingCase => {
      const prefix = `staging.${probe}.`;
      return {
        name: `${rule}, its first bad case`,
        ...caseWorld(fires[0] ?? {}),
        rule: `${prefix}${rule}`,
        also: (also ?? []).map((other) => `${prefix}${other}`),
        ...(advice ? { result: 'Passed' as const } : {}),
      };
    }),
  };
}
