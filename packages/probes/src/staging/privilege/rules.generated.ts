// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/capabilities-kept.ts';
import { rule as rule2 } from './rules/cgroup-parent.ts';
import { rule as rule3 } from './rules/confinement-off.ts';
import { rule as rule4 } from './rules/engine-socket.ts';
import { rule as rule5 } from './rules/host-capability.ts';
import { rule as rule6 } from './rules/host-device.ts';
import { rule as rule7 } from './rules/host-namespace.ts';
import { rule as rule8 } from './rules/host-path.ts';
import { rule as rule9 } from './rules/new-privileges.ts';
import { rule as rule10 } from './rules/privileged-build.ts';
import { rule as rule11 } from './rules/privileged-container.ts';
import { rule as rule12 } from './rules/privileged-hook.ts';
import { rule as rule13 } from './rules/root-user.ts';
import { rule as rule14 } from './rules/shared-propagation.ts';
import { rule as rule15 } from './rules/strong-capability.ts';
import { rule as rule16 } from './rules/writable-root.ts';

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
