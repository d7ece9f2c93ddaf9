import type { RuleDefinition } from '../../probe.ts';
export declare const rules: readonly RuleDefinition[];
