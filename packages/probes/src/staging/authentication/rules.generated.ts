// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/default-account.ts';
import { rule as rule2 } from './rules/never-switched-on.ts';
import { rule as rule3 } from './rules/open-administration.ts';
import { rule as rule4 } from './rules/open-origin.ts';
import { rule as rule5 } from './rules/switched-off.ts';

export const rules: readonly StagingRule[] = [rule1, rule2, rule3, rule4, rule5];
