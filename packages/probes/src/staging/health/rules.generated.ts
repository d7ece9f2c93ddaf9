// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/answer-ignored.ts';
import { rule as rule2 } from './rules/array-with-text.ts';
import { rule as rule3 } from './rules/check-asks-elsewhere.ts';
import { rule as rule4 } from './rules/check-cannot-fail.ts';
import { rule as rule5 } from './rules/check-cannot-run.ts';
import { rule as rule6 } from './rules/check-disabled.ts';
import { rule as rule7 } from './rules/check-form.ts';
import { rule as rule8 } from './rules/check-of-process.ts';
import { rule as rule9 } from './rules/check-too-late.ts';
import { rule as rule10 } from './rules/no-check.ts';
import { rule as rule11 } from './rules/no-init.ts';
import { rule as rule12 } from './rules/not-waited-for.ts';
import { rule as rule13 } from './rules/restarts.ts';
import { rule as rule14 } from './rules/stop-grace.ts';
import { rule as rule15 } from './rules/waits-for-ever.ts';

export const rules: readonly StagingRule[] = [
  rule1,
  rule2,
  rule3,
  rule4,
  rule5,
  rule6,
  rule7,
  rule8,
  rule9,
  rule10,
  rule11,
  rule12,
  rule13,
  rule14,
  rule15,
];
