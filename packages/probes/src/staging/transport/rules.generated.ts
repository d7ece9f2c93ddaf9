// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/old-protocol.ts';
import { rule as rule2 } from './rules/plain-datastore.ts';
import { rule as rule3 } from './rules/plain-endpoint.ts';
import { rule as rule4 } from './rules/unchecked-certificate.ts';

export const rules: readonly StagingRule[] = [rule1, rule2, rule3, rule4];
