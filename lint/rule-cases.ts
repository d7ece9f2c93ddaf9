import { RuleTester } from 'oxlint/plugins-dev';
import { describe, test } from 'vitest';
import type { Rule } from './rule.ts';

RuleTester.describe = describe;
RuleTester.it = test;

/** Runs a house rule on sources that it must leave alone and on sources that it must refuse. */
export function ruleCases(name: string, rule: Rule, cases: RuleTester.TestCases): void {
  new RuleTester({ languageOptions: { sourceType: 'module', parserOptions: { lang: 'ts' } } }).run(name, rule, cases);
}
