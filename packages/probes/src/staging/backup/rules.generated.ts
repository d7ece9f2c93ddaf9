// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/beside-the-data.ts';
import { rule as rule2 } from './rules/data-not-kept.ts';
import { rule as rule3 } from './rules/no-backup-job.ts';
import { rule as rule4 } from './rules/volume-left-out.ts';

export const rules: readonly StagingRule[] = [rule1, rule2, rule3, rule4];
