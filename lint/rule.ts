import type { RuleTester } from 'oxlint/plugins-dev';

/** oxlint publishes the shape of a rule only through the signature of its tester. */
export type Rule = Extract<Parameters<RuleTester['run']>[1], { create: (context: never) => unknown }>;
export type Context = Parameters<Rule['create']>[0];

/** Every house rule reports one plain sentence: what is wrong here, and what to do instead. */
export function houseRule(create: Rule['create']): Rule {
  return { meta: { type: 'problem' }, create };
}
