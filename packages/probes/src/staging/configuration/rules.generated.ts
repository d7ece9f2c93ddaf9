// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/fixed-container-name.ts';
import { rule as rule2 } from './rules/mount-of-nothing.ts';
import { rule as rule3 } from './rules/no-project-name.ts';
import { rule as rule4 } from './rules/obsolete-version.ts';
import { rule as rule5 } from './rules/part-not-judged.ts';
import { rule as rule6 } from './rules/start-refused.ts';
import { rule as rule7 } from './rules/unread-setting.ts';
import { rule as rule8 } from './rules/unset-variable.ts';
import { rule as rule9 } from './rules/unused-variable.ts';

export const rules: readonly StagingRule[] = [rule1, rule2, rule3, rule4, rule5, rule6, rule7, rule8, rule9];
