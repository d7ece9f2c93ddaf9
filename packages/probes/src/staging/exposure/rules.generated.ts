// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.

import type { StagingRule } from '../stack/staging-rule.ts';
import { rule as rule1 } from './rules/admin-port.ts';
import { rule as rule2 } from './rules/any-origin.ts';
import { rule as rule3 } from './rules/data-port.ts';
import { rule as rule4 } from './rules/debug-namespace.ts';
import { rule as rule5 } from './rules/debug-port.ts';
import { rule as rule6 } from './rules/declared-not-published.ts';
import { rule as rule7 } from './rules/default-network.ts';
import { rule as rule8 } from './rules/edge-with-data.ts';
import { rule as rule9 } from './rules/fixed-subnet.ts';
import { rule as rule10 } from './rules/host-network.ts';
import { rule as rule11 } from './rules/ipv6-undeclared.ts';
import { rule as rule12 } from './rules/open-data-network.ts';
import { rule as rule13 } from './rules/override-without-effect.ts';
import { rule as rule14 } from './rules/port-twice.ts';
import { rule as rule15 } from './rules/proxied-inner-port.ts';
import { rule as rule16 } from './rules/proxied-metrics.ts';
import { rule as rule17 } from './rules/reserved-port.ts';
import { rule as rule18 } from './rules/udp-purpose.ts';
import { rule as rule19 } from './rules/unconfirmed-entry.ts';
import { rule as rule20 } from './rules/undeclared-port.ts';

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
  rule17,
  rule18,
  rule19,
  rule20,
];
