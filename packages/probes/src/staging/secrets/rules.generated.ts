// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/build-argument.ts';
import { rule as rule2 } from './rules/committed-environment.ts';
import { rule as rule3 } from './rules/committed-secret.ts';
import { rule as rule4 } from './rules/fallback.ts';
import { rule as rule5 } from './rules/guessable.ts';
import { rule as rule6 } from './rules/in-arguments.ts';
import { rule as rule7 } from './rules/in-environment.ts';
import { rule as rule8 } from './rules/live-key.ts';
import { rule as rule9 } from './rules/published-key.ts';
import { rule as rule10 } from './rules/reused.ts';
import { rule as rule11 } from './rules/secret-mode.ts';
import { rule as rule12 } from './rules/written-down.ts';

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
];
