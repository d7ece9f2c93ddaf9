// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/built-here.ts';
import { rule as rule2 } from './rules/copy-source-missing.ts';
import { rule as rule3 } from './rules/dead-port.ts';
import { rule as rule4 } from './rules/dockerfile-missing.ts';
import { rule as rule5 } from './rules/doubtful-registry.ts';
import { rule as rule6 } from './rules/end-of-life.ts';
import { rule as rule7 } from './rules/file-not-copied.ts';
import { rule as rule8 } from './rules/latest-tag.ts';
import { rule as rule9 } from './rules/never-leaves-root.ts';
import { rule as rule10 } from './rules/no-digest.ts';
import { rule as rule11 } from './rules/platforms-differ.ts';
import { rule as rule12 } from './rules/run-without-shell.ts';
import { rule as rule13 } from './rules/swallowed-command.ts';
import { rule as rule14 } from './rules/unpinned-base.ts';
import { rule as rule15 } from './rules/unversioned-tag.ts';
import { rule as rule16 } from './rules/whole-context.ts';

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
  rule16,
];
