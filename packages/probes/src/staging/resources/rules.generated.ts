// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/heap-over-limit.ts';
import { rule as rule2 } from './rules/limit-without-effect.ts';
import { rule as rule3 } from './rules/no-cpu-limit.ts';
import { rule as rule4 } from './rules/no-file-limit.ts';
import { rule as rule5 } from './rules/no-logs.ts';
import { rule as rule6 } from './rules/no-memory-limit.ts';
import { rule as rule7 } from './rules/no-process-limit.ts';
import { rule as rule8 } from './rules/unbounded-logs.ts';

export const rules: readonly StagingRule[] = [rule1, rule2, rule3, rule4, rule5, rule6, rule7, rule8];
